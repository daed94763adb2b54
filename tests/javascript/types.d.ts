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

  /** meta.bin, as build.py writes it; reports by columns, chunks by their first passage. */
  interface Meta {
    version: string;
    passages: number;
    chunks: number[];
    shards: number;
    counted: boolean;
    places: [slug: string, name: string][];
    themes: [id: string, name: string][];
    kinds: [id: string, name: string][];
    reports: { places: number[]; years: (number | null)[]; kinds: number[]; first: number[] };
    incomplete: Incomplete[];
  }
  type Incomplete = [title: string, url: string, note: string];

  /** text/N.bin: the first passage, runs of passages on one page, the passages. */
  interface ChunkFile {
    f: number;
    r: [report: number, title: string, page: string, count: number][];
    p: [kind: Kind, anchor: string, text: string, themes: number[]][];
  }
  interface Passage {
    kind: Kind; anchor: string; text: string; themes: number[]; report: number; title: string; page: string;
  }
  interface Chunk { first: number; passages: Passage[]; folded: (index: number) => string }
  interface Reader { at: number; next: () => number }
  type Lists<Key, List> = Map<Key, () => List>;
  type Sounds = ReturnType<typeof import("#search/guess.js").readSounds>;
  interface Way { cost: number; text: string }

  interface Hit { chunk: number; index: number; report: number; themes: number[]; heading: boolean }
  interface Result { terms: Term[]; hits: Hit[]; complete: boolean }
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
    id: number; type: "done"; total: number; facets: Facets; scope: Scope; all: number; words: number; hits: Shown[];
    at: number; last: boolean;
  }
  interface Help { id: number; type: "done"; loose: number; guesses: string[]; last: true }
  type Answer = Failed | Partly | Done;
}
