// A file with one JSON object in each line, read as it comes: it may be larger than memory.
import { createReadStream } from 'node:fs'
import { Problem } from '../core/problem.ts'
import { asObject, JsonError, parseBoundedJson } from '../lib/json/bounded.ts'

/** Longest line in bytes: a text of a thousand words with everything around it is a hundredth of that. */
const MAX_LINE_BYTES = 1024 * 1024
const MAX_DEPTH = 8
const NEW_LINE = 0x0a

/** An object of a file, with the number of its line from 1. */
export interface JsonLine {
  readonly number: number
  readonly value: Readonly<Record<string, unknown>>
}

/**
 * The objects of a file, in order; empty lines are left out. Throws Problem `cli.no_file` where it cannot be read,
 * `cli.bad_line` with the number of a line that is too long, no UTF-8, no JSON or no object.
 */
export async function* jsonLines(path: string): AsyncGenerator<JsonLine> {
  let number = 0
  for await (const bytes of linesOf(path)) {
    number += 1
    const value = valueOf(path, number, bytes)
    if (value !== null) yield { number, value }
  }
}

/** A Problem about one line of a file. */
export function badLine(path: string, number: number, why: string): Problem {
  return new Problem('cli.bad_line', 400, `Line ${number} of ${path} ${why}.`)
}

function valueOf(path: string, number: number, bytes: Buffer) {
  if (bytes.length > MAX_LINE_BYTES) throw badLine(path, number, 'is longer than 1 MB')
  let text: string
  try {
    // Without a byte order mark, which some editors leave at the start.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes).trim()
  } catch {
    throw badLine(path, number, 'is not UTF-8')
  }
  if (text === '') return null
  try {
    const limits = { maxLength: MAX_LINE_BYTES, maxDepth: MAX_DEPTH }
    const value = asObject(parseBoundedJson(text, limits))
    if (value === null) throw badLine(path, number, 'is JSON but no object in {…}')
    return value
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    throw badLine(path, number, error.reason === 'syntax' ? 'is not JSON' : 'nests too deep')
  }
}

async function* linesOf(path: string): AsyncGenerator<Buffer> {
  let [rest, number]: [Buffer, number] = [Buffer.alloc(0), 0]
  for await (const chunk of chunksOf(path)) {
    let from = 0
    for (let end = chunk.indexOf(NEW_LINE); end >= 0; end = chunk.indexOf(NEW_LINE, from)) {
      number += 1
      const part = chunk.subarray(from, end)
      yield rest.length === 0 ? part : Buffer.concat([rest, part])
      ;[rest, from] = [Buffer.alloc(0), end + 1]
    }
    if (from < chunk.length) rest = Buffer.concat([rest, chunk.subarray(from)])
    if (rest.length > MAX_LINE_BYTES) throw badLine(path, number + 1, 'is longer than 1 MB')
  }
  if (rest.length > 0) yield rest
}

async function* chunksOf(path: string): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of createReadStream(path)) yield chunk as Buffer
  } catch (cause) {
    if (cause instanceof Problem) throw cause
    throw new Problem('cli.no_file', 400, `The file ${path} cannot be read.`, { cause })
  }
}
