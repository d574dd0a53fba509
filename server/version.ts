/** The version of package.json, for the command line and the server. */
export const version = '0.1.0';
