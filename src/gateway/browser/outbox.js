/**
 * What the station has to say and the node has not confirmed yet. It is kept on the device, so that an answer given
 * without network is sent when there is one; a repeat carries the same key and changes nothing at the node.
 */

/**
 * @typedef {{ t: string, key: string, [name: string]: unknown }} Message
 * @typedef {{ t: string, key: string, sentence?: string, again?: boolean }} Reply
 * @typedef {{ message: Message, tries: number, due: number }} Waiting
 */

/** Waits after the first tries in seconds; the last one stays. */
const WAITS = [1, 5, 15, 60, 300]
/** The gateway takes twenty at once and five a second. */
const AT_ONCE = 10

/**
 * @param {Waiting[]} box the list that is kept; changed in place
 * @param {{ save: () => void, send: (messages: Message[]) => boolean, settled: (message: Message, refusal: string | null) => void }} parts
 */
export function createOutbox(box, parts) {
  /** @param {boolean} [all] also what waits for its next try: there is a new connection */
  function flush(all) {
    const now = Date.now()
    const ready = box.filter((one) => all || one.due <= now).slice(0, AT_ONCE)
    if (!ready.length || !parts.send(ready.map((one) => one.message))) return
    for (const one of ready) {
      one.due = now + WAITS[Math.min(one.tries, WAITS.length - 1)] * 1000
      one.tries++
    }
    parts.save()
  }

  return {
    flush,
    size: () => box.filter((one) => one.message.t === 'ack' || one.message.t === 'problem').length,
    /** @param {Message} message */
    put(message) {
      if (box.some((one) => one.message.key === message.key)) return
      box.push({ message, tries: 0, due: 0 })
      parts.save()
      flush()
    },
    /** @param {Reply} reply */
    heard(reply) {
      const at = box.findIndex((one) => one.message.key === reply.key)
      if (at < 0 || (reply.t === 'no' && reply.again)) return
      const [done] = box.splice(at, 1)
      parts.save()
      parts.settled(done.message, reply.t === 'no' ? reply.sentence || '' : null)
      flush()
    },
  }
}
