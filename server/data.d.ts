/** Data files travel inside the bundles; the build puts their text or bytes in the import's place. */
declare module '*.tsv' {
  const text: string;
  export default text;
}

declare module '*.model' {
  const bytes: Uint8Array;
  export default bytes;
}
