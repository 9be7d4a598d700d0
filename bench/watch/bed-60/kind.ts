// What a kind of site is: a frame, and a page at a moment.
import type { Frame, Site } from './site.ts'
import type { Answer } from './shell.ts'
import type { Clock } from './draw.ts'
export interface Kind extends Frame {
  draw(s: Site, c: Clock): Answer
}
