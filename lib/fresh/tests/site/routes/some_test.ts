// Beside the routes, and none itself: as one, it would fail the build for having nothing to answer with.
export {};
