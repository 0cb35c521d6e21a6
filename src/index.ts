export * from './actors/index.ts'
export * from './supervisor/index.ts'
