/** What a language has to say of showing a part of the panel in another page. */
export interface EmbedMessages {
  summary: string;
  note: string;
  /** What is left to do without a script, which knows the site's address. */
  address: string;
}
