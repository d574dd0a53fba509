/** An answer that is JSON already: one that is long is written in slices, and what was in the last one need not be written again. */
export class Written {
  readonly json: string;

  constructor(json: string) {
    this.json = json;
  }
}
