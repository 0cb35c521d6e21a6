export {};
// biome-ignore-end lint/suspicious/noExplicitAny: as above
//# sourceMappingURL=gen-server-types.js.map