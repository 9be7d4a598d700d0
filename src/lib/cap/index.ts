/**
 * The Common Alerting Protocol 1.2 (OASIS, 1 July 2010): reading, writing and checking of messages.
 * Strict on the way in, canonical on the way out; pure functions over plain values, so that it can
 * be used alone. grammar.ts holds the standard's element table that reader and writer follow,
 * check.ts what the schema cannot say, profile.ts what our own alerts need beyond that.
 */
export * from './check.ts'
export * from './items.ts'
export * from './model.ts'
export { parseCap } from './parse.ts'
export * from './profile.ts'
export * from './shape.ts'
export * from './time.ts'
export { writeCap } from './write.ts'
