/**
 * What pages and islands use on both sides, server and browser.
 * @module
 */
export { asset, assetSrcSet } from "./client/asset.ts";
export { Head, type HeadProps } from "./client/head.ts";
export { IS_BROWSER } from "./client/is_browser.ts";
export { Partial, type PartialProps } from "./client/partial.ts";
export { HttpError } from "./src/http_error.ts";
