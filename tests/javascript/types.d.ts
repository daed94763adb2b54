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
  interface Term { readings: string[]; loose: boolean }

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
  }
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
    r: [page: string, count: number][];
    p: [kind: Kind, anchor: string, text: string, themes: number[]][];
  }
  interface Passage { kind: Kind; anchor: string; text: string; themes: string[]; page: string }
  interface Chunk {
    report: number; place: string; year: number | null; title: string; passages: Passage[];
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
  interface Way { cost: number; text: string }

  interface Hit { chunk: number; index: number; report: number; themes: string[]; heading: boolean }
  /** `exact` is false if the hits were counted by grams and some may not be any. */
  interface Result { terms: Term[]; hits: Hit[]; complete: boolean; exact: boolean }
  /** Called with a growing result; false gives the search up. */
  type Found = (result: Result) => boolean | Promise<boolean>;
  interface FacetRow { value: string; count: number; label: string }
  type Facets = Record<FacetName, FacetRow[]>;
  interface View { total: number; facets: Facets; order: Hit[] }
  type Piece = [text: string, marked: boolean];
  interface Shown {
    page: string; anchor: string; title: string; kind: Kind; place: string; year: number | null; pieces: Piece[];
  }

  /** What the page asks the worker. */
  interface SearchQuestion {
    query: string; loose: boolean; filters: Filters; sort: string; count: number | null;
  }
  interface HelpQuestion { type: "help"; query: string }
  type Question = SearchQuestion | HelpQuestion;
  type Asked = { id: number } & (HelpQuestion | ({ type: "search" } & SearchQuestion));

  /** What the worker answers. */
  interface Scope { passages: number; reports: number; incomplete: Incomplete[] }
  interface Failed { id: number; type: "error"; message: string; last?: never }
  interface Partly { id: number; type: "partial"; hits: Shown[]; last?: never }
  interface Done {
    id: number; type: "done"; total: number; exact: boolean; facets: Facets; scope: Scope; all: number; words: number; hits: Shown[];
    at: number; last: boolean;
  }
  interface Help { id: number; type: "done"; loose: number; guesses: string[]; last: true }
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
