// Fresh headers: the node gives those of files that somebody's key does not open, and they are written anew in this browser.

import { AgeProblem, base64 } from './age.js'
import { rewrapAge } from './age-open.js'
import { bytesOfBase64 } from './desk-part.js'

/** @typedef {Uint8Array<ArrayBuffer>} Bytes */
/** @typedef {{ secret: Bytes, publicKey: Bytes }} OwnKey */
/** @typedef {{ report: string, file: string, head: string, recipients: string[] }} Head */

/**
 * The same headers for those who are to read; `left` counts files that this key does not open either.
 * @param {Head[]} items @param {OwnKey} key
 */
export async function freshHeads(items, key) {
  const heads = []
  let left = 0
  for (const { report, file, head, recipients } of items) {
    try {
      const fresh = await rewrapAge(bytesOfBase64(head), [key], recipients)
      heads.push({ report, file, head: base64(fresh) })
    } catch (error) {
      if (!(error instanceof AgeProblem) || error.code !== 'no_identity') throw error
      left++
    }
  }
  return { heads, left }
}
