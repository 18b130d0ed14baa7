// The data of the page as `graph/web/page_data.py` makes it, and what the reader has chosen.

/** A text by language. */
export type ByLanguage = Record<string, string>;

/** A first and a last year, both included. */
export type Years = [number, number];

/** What is said of a claim: its words, what keeps it from being a plain fact, and the numbers of its notes. */
export interface Told {
  text: ByLanguage;
  /** Absent for a plain fact. */
  mark?: ByLanguage;
  notes: number[];
}

export interface Entity {
  id: string;
  type: string;
  label: ByLanguage;
  x: number;
  y: number;
  also?: string[];
  description?: ByLanguage;
}

export interface Relation extends Told {
  id: string;
  subject: string;
  object: string;
  type: string;
  /** That of what it is about. */
  theme: string;
  status: string;
  /** Number in the order from plain to doubtful. */
  rank: number;
  /** Whether it is a plain fact. */
  plain: boolean;
  origins: number;
  /** Its dates in words, and the first of their days as a number to sort by: 20250310. */
  when?: string;
  day?: number;
  /** The years in which it may have held, and those in which it did for sure; absent where there are none. */
  may?: Years;
  sure?: Years;
  contested?: boolean;
  firm?: boolean;
  against?: Told[];
  rivals?: Told[];
  state?: boolean;
}

export interface Explanation {
  pair: string[];
  score: number;
  /** For each step the ids of the relations side by side, best first. */
  steps: string[][];
  alike: number;
}

export interface Document {
  publisher: ByLanguage;
  agency?: ByLanguage;
  title?: string;
  date?: ByLanguage;
  read?: ByLanguage;
  url?: string;
}

export interface Note {
  /** From the document that was read back to the one in which the claim begins. */
  documents: Document[];
  locator?: string;
}

export interface PageData {
  language: string;
  languages: Record<string, string>;
  messages: Record<string, ByLanguage>;
  names: string[];
  entities: Entity[];
  entity_types: Record<string, { label: ByLanguage; shape: string; hue: number }>;
  relations: Relation[];
  relation_types: Record<string, { label: ByLanguage }>;
  themes: Record<string, ByLanguage>;
  /** In the order from plain to doubtful; a line is given as lengths of dash and gap in widths of the line. */
  statuses: Record<string, { label: ByLanguage; walked: boolean; line: number[] }>;
  explanations: Explanation[];
  notes: Note[];
  /** The first and the last year that the slider offers; absent where nothing is dated. */
  years?: Years;
  folded: number;
  hubs: string[];
}

/** An entity or some relations that the reader has picked. */
export type Choice = { kind: "entity"; id: string } | { kind: "relations"; ids: string[] };

export interface State {
  language: string;
  statuses: Set<string>;
  themes: Set<string>;
  types: Set<string>;
  /** A year, or null for any. */
  date: number | null;
  stateMedia: boolean;
  contested: boolean;
  fold: boolean;
  chosen: Choice | null;
}

export interface Model {
  data: PageData;
  entities: Map<string, Entity>;
  relations: Map<string, Relation>;
  state: State;
}

/** Picks something, or nothing; again what is picked already: lets go of it. */
export type Choose = (choice: Choice | null, button?: HTMLElement) => void;

/** The relations that one line of the picture stands for. */
export interface Line {
  key: string;
  /** The plainest of them, which gives direction and look. */
  best: Relation;
  members: Relation[];
  /** How many of them are plain facts. */
  stands: number;
  /** Whether any of them is contested. */
  contested: boolean;
  /** The most independent origins that a plain fact among them has; 0 where none stands. */
  origins: number;
}

/** An explanation with, for each step, the relations that pass the filters. */
export interface ShownExplanation extends Explanation {
  shown: Relation[][];
}
