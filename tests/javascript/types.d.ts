// The types of the search, for the type checker alone: no browser loads this file, MkDocs does not copy it.
declare namespace Search {
  /** [from, to) in code units of a text. */
  type Span = [from: number, to: number];
  type Kind = "t" | "h" | "p";
  type FacetName = "place" | "theme" | "year" | "kind";
  type Filters = Partial<Record<FacetName, string[]>>;

  /** The table that fold.py writes. */
  interface Table { pairs: Map<string, string>; variants: Record<string, string>; alone: string }
  /** Folded text with, for each of its code units, where it starts and ends in the original. */
  interface Folded { text: string; start: number[]; end: number[] }
  interface Folder {
    fold: (text: string) => string;
    map: (text: string) => Folded;
    secondReading: (query: string) => string;
  }
  /** A word or operator of a query: how it may be read, and as typed. */
  interface Item { texts: string[]; source: string; quoted: boolean; operator?: string }
  /** Any of the readings; `options` has those of each word that | joins, none of a quoted one. `near`: a term that at
   * most so many characters are between. */
  interface Term {
    readings: string[]; loose: boolean; source?: string; options?: string[][]; near?: { within: number; term: Term };
  }

  /** meta.bin, as catalogue.py writes it: numbers of shards, names of reports' files, passages of each chunk. */
  interface Meta {
    version: string;
    passages: number;
    reports: number;
    lists: number;
    offsets: number;
    names: string[];
    chunks: number[];
    held: number[];
    named: [slug: string, names: string, home: number, members: number[]][];
  }
  /** A place that words may name: the numbers of the places within it, that have reports. */
  interface Region { slug: string; label: string; home: boolean; members: Set<number>; filter: string }
  /** A query, read: the terms to search, and the places that restrict it. */
  interface Reading { terms: Term[]; places: Region[]; filtered: boolean; literal: boolean; rest: Term[] }
  /** reports.bin: reports by columns. */
  interface Columns {
    places: [slug: string, name: string][];
    themes: [id: string, name: string][];
    kinds: [id: string, name: string][];
    reports: { places: number[]; years: (number | null)[]; kinds: number[] };
    incomplete: Incomplete[];
  }
  type Incomplete = [title: string, url: string, note: string];

  /** text/NAME-N.bin: name of the place, year, title, themes, runs of passages on one page, the passages. */
  interface ChunkFile {
    n: string;
    y: number | null;
    t: string;
    m: string[];
    u: string;
    r: [page: string, count: number][];
    s: [path: string[], division: "" | "r" | "p", count: number][];
    p: [kind: Kind, anchor: string, text: string, themes: number[]][];
  }
  interface Passage {
    kind: Kind; anchor: string; text: string; themes: string[]; page: string; path: string[]; part: Side | null;
  }
  interface Chunk {
    report: number; place: string; year: number | null; title: string; start: string; passages: Passage[];
    folded: (index: number) => string;
  }

  /** A gram in a shard; `rest` is the size of its offsets plus one where its list goes on in a file. */
  interface Entry { data: Uint8Array; rest: number }
  /** The passages of a gram: those below `until`, then all; `cost` is the size of its offsets in a file. */
  interface List { gram: string; head: Uint32Array; until: number; cost: number; all: () => Promise<Uint32Array> }
  /** Passages that may hold something, complete below `until`. */
  interface Candidates { passages: Uint32Array; until: number }
  interface Place { gram: string; at: number; length: number }
  interface Part extends Place { list: List; size: number }
  interface Phrase { term: Term; passages: Uint32Array; parts: Part[] | null }
  interface Counted { passages: Uint32Array; exact: boolean }
  interface Reader { at: number; next: () => number }
  type Sounds = ReturnType<typeof import("#search/guess.js").readSounds>;
  /** help.bin: words of reports for those that people type, and the full names of places of the country by each name. */
  interface Aid { means: Map<string, string[]>; places: Map<string, string> }
  /** A part of a query that finds nothing: a term as typed, a part of a compound, a place, or a word with synonyms. */
  interface Unit { kind: "word" | "part" | "place" | "synonym"; word: string; means: string[] }
  interface Way { cost: number; text: string }

  interface Hit { chunk: number; index: number; report: number; themes: string[]; heading: boolean }
  /** `exact` is false if the hits were counted by grams and some may not be any. */
  interface Result { terms: Term[]; hits: Hit[]; complete: boolean; exact: boolean; reading: Reading }
  /** Called with a growing result; false gives the search up. */
  type Found = (result: Result) => boolean | Promise<boolean>;
  interface FacetRow { value: string; count: number; label: string }
  type Facets = Record<FacetName, FacetRow[]>;
  interface View { total: number; facets: Facets; cells: Cell[]; order: Hit[] }
  /** The hits of a place and year. */
  interface Cell { place: string; label: string; year: number | null; count: number }
  type Piece = [text: string, marked: boolean];
  interface Shown {
    page: string; anchor: string; title: string; kind: Kind; place: string; year: number | null; pieces: Piece[];
    /** The headings above it, the outermost first, at most two; whether the section looks back or ahead. */
    path: string[];
    part: Side | null;
    /** The number of its report, as in `Group`. */
    report: number;
  }
  type Side = "review" | "plan";
  /** The hits of one report: title, address relative to the site root, number of hits. */
  interface Group { report: number; title: string; href: string; count: number; exact: boolean; place: string; year: number | null }

  /** A place that a word of the query names. `filter` is its value for `place=` (`hunan*`: all that is within);
   * `total` is the number of hits there, or of all passages where the query is nothing but places. */
  interface Named { slug: string; label: string; href: string | null; total: number; exact: boolean; province: boolean; filter: string }
  /** What was read out of the query. `filtered`: the places were taken as a filter; else their words were searched.
   * A year is searched as text; `query` is the rest of the query, for a filter by year in its place. */
  interface Understood { places: Named[]; filtered: boolean; years: { year: string; query: string }[]; literal: boolean }
  type OfferKind = "synonym" | "parts" | "place" | "loose" | "filter" | "guess";
  /** Another question that finds something. `label` is what differs (the word, the place, the year); `more` are
   * further parameters of its address. Of a place that the site does not have the offer is the query without it
   * (`missing`), which may be empty. `exact`: the total is no estimate. */
  interface Offer {
    kind: OfferKind; query: string; label: string; total: number; exact: boolean; more?: Record<string, string>; missing?: boolean;
  }

  /** What the page asks the worker. */
  interface SearchQuestion {
    query: string; loose: boolean; filters: Filters; sort: string; count: number | null;
    /** No word is read as a place. */
    literal?: boolean;
    /** `doc`: `count` is the number of groups, and each has its first hits. */
    group?: "" | "doc";
    /** Whole passages instead of snippets, for a file of the hits. */
    full?: boolean;
  }
  interface HelpQuestion { type: "help"; query: string; literal?: boolean }
  type Question = SearchQuestion | HelpQuestion;
  type Asked = { id: number } & (HelpQuestion | ({ type: "search" } & SearchQuestion));

  /** What the worker answers. */
  interface Scope { passages: number; reports: number; incomplete: Incomplete[] }
  interface Failed { id: number; type: "error"; message: string; last?: never }
  interface Partly { id: number; type: "partial"; hits: Shown[]; understood?: Understood; last?: never }
  interface Done {
    id: number; type: "done"; total: number; exact: boolean; facets: Facets; cells: Cell[]; scope: Scope; all: number; words: number; hits: Shown[];
    at: number; last: boolean; understood: Understood; groups?: Group[]; groupsTotal?: number; groupsExact?: boolean;
  }
  /** Offers for a query that finds nothing, the best first. */
  interface Help { id: number; type: "done"; offers: Offer[]; last: true }
  type Answer = Failed | Partly | Done;
}

// What the control beside a passage reads of its document (generator/output/documents/control.py).
interface Quotable {
  from: string;
  references: Record<string, string>;
  inferred: Record<string, [number, number][]>;
  gaps: string[];
  record: string;
  themes: Record<string, [name: string, address: string]>;
  why: Record<string, Record<string, string>>;
}

// The part of a passage that is quoted, as offsets in its text.
interface QuotedPart {
  passage: HTMLElement;
  text: string;
  start: number;
  end: number;
}
