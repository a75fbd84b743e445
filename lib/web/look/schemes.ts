/** The colours of the pages, by day and by night. */
export const SCHEMES = {
  light: {
    "--paper": "#fffefb",
    "--wash": "#f4f1ea",
    "--ink": "#15171c",
    "--soft": "#565b66",
    "--rule": "#dcd7cc",
    "--track": "#ebe7de",
    "--band": "#15171c",
    "--alarm": "#a3151a",
    "--alive": "#0b6b3a",
  },
  dark: {
    "--paper": "#121418",
    "--wash": "#1c1f25",
    "--ink": "#f3f1ec",
    "--soft": "#a9aeb9",
    "--rule": "#353942",
    "--track": "#2a2e36",
    "--band": "#262a32",
    "--alarm": "#ff9d94",
    "--alive": "#6fd09b",
  },
};
