/**
 * The signed envelope of the alert stream: one text line per entry that a station can verify alone,
 * online or offline, and that says which realm it belongs to. body.ts holds the table of the keys,
 * frame.ts signs and opens. The same check for browsers is gateway/browser/verify.js.
 */
export { FRAME_KINDS, NO_HASH, isFrameBody } from './body.ts'
export type { FrameBody, FrameKind, FrameTexts } from './body.ts'
export * from './frame.ts'
