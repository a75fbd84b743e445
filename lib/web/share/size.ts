/** Of the picture of the results in pixels, as the services that show shared links want it. */
export const PICTURE = { width: 1200, height: 630 };
