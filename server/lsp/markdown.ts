/** How an answer for reading is written down: the parts of a text that are the dump's own are passed through `text`. */
export interface Format {
  readonly kind: 'markdown' | 'plaintext';
  /** Text of a dump, which stays text whatever it contains. */
  text(text: string): string;
  strong(text: string): string;
  link(label: string, target: string): string;
  /** Paragraphs, one below another. */
  paragraphs(all: readonly string[]): string;
}

export const markdown: Format = {
  kind: 'markdown',
  text: escaped,
  strong: (text) => `**${escaped(text)}**`,
  link: (label, target) => `[${escaped(label)}](${target.replace(/[()<>\s\\]/g, (character) => encodeURIComponent(character).replace(/[()]/g, (c) => `%${c.charCodeAt(0).toString(16)}`))})`,
  paragraphs: (all) => all.join('\n\n'),
};

export const plain: Format = {
  kind: 'plaintext',
  text: (text) => text,
  strong: (text) => text,
  link: (label) => label,
  paragraphs: (all) => all.join('\n'),
};

/** Escapes what Markdown could read as mark-up, addresses that it would make links of included; line breaks become spaces. */
function escaped(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[!-/:-@[-`{-~]/g, '\\$&');
}
