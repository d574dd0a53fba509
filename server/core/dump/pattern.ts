import { RE2JS, RE2JSException } from 're2js';

/** What scanners ask of a pattern for one line: a RegExp, or one of a user's own. */
export interface LinePattern {
  test(text: string): boolean;
  exec(text: string): LineMatch | null;
}

/** The first match in a line: the whole and its groups by number, where it stands, its groups by name. */
export interface LineMatch {
  readonly [group: number]: string | undefined;
  readonly index: number;
  readonly groups?: Readonly<Record<string, string | undefined>>;
}

/**
 * A pattern that a user wrote, in RE2's syntax: matched in time linear in the line, whatever it is. Returns a sentence about what is wrong with it
 * where it is none.
 */
export function ownPattern(source: string): LinePattern | string {
  try {
    const pattern = RE2JS.compile(source);
    const names = Object.entries(pattern.namedGroups());
    return {
      test: (text) => pattern.test(text),
      exec(text) {
        const matcher = pattern.matcher(text);
        if (!matcher.find()) return null;
        const group = (number: number): string | undefined => matcher.group(number) ?? undefined;
        return { 0: group(0), index: matcher.start(0), groups: Object.fromEntries(names.map(([name, number]) => [name, group(number)])) };
      },
    };
  } catch (error) {
    if (error instanceof RE2JSException) return error.message.replace(/^error parsing regexp: /, '');
    throw error;
  }
}
