export {};
//# sourceMappingURL=action-types.js.map