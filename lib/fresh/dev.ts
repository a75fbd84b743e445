/**
 * Building a site, for production and for development.
 * @module
 */
export { Builder, type BuildOptions } from "./src/build/builder.ts";
