/**
 * Building a site, for production and for development.
 * @module
 */
export { type Apply, Builder, type BuildOptions } from "./src/build/builder.ts";
