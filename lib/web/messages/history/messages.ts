/** The words of charts over time. For the server alone: numbers and times arrive as text; `n` is the number itself. */
export interface HistoryMessages {
  title: string;
  /** Before the first ballot. */
  none: (time: string) => string;
  /** `changes`: how often the lead has changed so far. */
  leadSince: (time: string, name: string, since: string) => string;
  leadAlways: (time: string, name: string) => string;
  tie: (time: string) => string;
  changes: (changes: string, n: number) => string;
  minute: (time: string, votes: string, n: number, perSecond: string) => string;
  zoom: { label: string; all: string; minute: string };
  shares: string;
  ballots: string;
  times: string;
  /** Where there are too many candidates to draw. */
  drawn: (count: string) => string;
  table: { open: string; time: string; votes: string; total: string; perSecond: string };
}
