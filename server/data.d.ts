/** Data files travel inside the bundles; the build puts their text in the import's place. */
declare module '*.tsv' {
  const text: string;
  export default text;
}
