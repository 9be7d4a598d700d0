// A stranger who was given a bundle of evidence: he has unzip, sha256sum, sha512sum and openssl of his own system and the
// texts of the standards, and nothing of ours. Every hash and every signature is theirs; here is only who is compared with
// whom. He stops at the first thing of each check that does not hold, and names its part.

import { execFileSync } from 'node:child_process'
import { existsSync, globSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { type Answer, type Keys, Tools } from './stranger-tools.ts'

/** What he found: each check by its number with the part that does not hold, null where it holds, or that there was none. */
export type Found = Readonly<Record<string, string | null>>

/** The word for a check of which there is nothing in the bundle. */
export const NOTHING = 'nothing'

interface Event {
  readonly item: string
  readonly seq: number
  readonly type: string
  readonly prev?: string
  readonly actor: { readonly key: string; readonly role: string }
  readonly from?: { readonly key: string }
  readonly to?: { readonly key: string }
  readonly refs?: { readonly offer?: number }
  readonly size?: number
  readonly sha256?: string
  readonly sha512?: string
}
interface Stored {
  readonly event: string
  readonly signature: string
  readonly assertions: readonly Answer[]
}
interface Act {
  readonly text: string
  readonly public_key: string
  readonly assertion: Answer
}

/** Unpacks the bundle in a folder of his own, and checks it. by whose word he is told. */
export function lookedAt(bundle: string, folder: string, trust: Trusted): Found {
  return new Stranger(bundle, folder, trust).checks()
}

/** A PEM file of an authority that he believes, and the keys as the node shows them. */
export interface Trusted {
  readonly tsaRoot: string
  readonly keys: { readonly key: string; readonly custodyKey: string }
}

interface Chain {
  readonly path: string
  readonly lines: readonly (Stored & { readonly parsed: Event })[]
}

class Stranger {
  readonly #bundle: string
  readonly #folder: string
  readonly #trust: Trusted
  readonly #tools: Tools

  constructor(bundle: string, folder: string, trust: Trusted) {
    this.#bundle = bundle
    this.#folder = folder
    this.#tools = new Tools(folder)
    this.#trust = trust
  }

  checks(): Found {
    rmSync(this.#folder, { recursive: true, force: true })
    const unpacked = this.#unpack()
    if (unpacked !== null) return { V1: unpacked }
    const stored = this.#chains()
    return {
      V1: this.#files(),
      V2: this.#signatures(stored),
      V3: this.#chained(stored),
      V4: this.#transfers(stored),
      V5: this.#texts(),
      V6: this.#inclusion(),
      V7: this.#log(),
      V8: this.#stamps(),
      V9: this.#consistency(),
    }
  }

  /** `unzip -t` names the part whose checksum does not fit. */
  #unpack(): string | null {
    try {
      execFileSync('unzip', ['-q', this.#bundle, '-d', this.#folder], { stdio: 'pipe' })
      return null
    } catch (error) {
      const told =
        String((error as { stderr?: Buffer }).stderr ?? '') +
        String((error as { stdout?: Buffer }).stdout ?? '')
      return /(\S+)\s+bad CRC/.exec(told)?.[1]?.replace(`${this.#folder}/`, '') ?? told
    }
  }

  #at(path: string): string {
    return join(this.#folder, path)
  }

  #bytes(path: string): Buffer {
    return readFileSync(this.#at(path))
  }

  #lines<T>(path: string): T[] {
    const lines = this.#bytes(path).toString().trim().split('\n')
    return lines.map((line) => JSON.parse(line) as T)
  }

  #in(folder: string): string[] {
    return globSync(`${folder}/*`, { cwd: this.#folder }).toSorted()
  }

  /** V1: sha512sum and sha256sum by the manifest's list, and nothing besides. */
  #files(): string | null {
    const { files } = JSON.parse(this.#bytes('manifest.json').toString()) as {
      files: { path: string; sha256: string; sha512: string }[]
    }
    for (const program of ['sha512', 'sha256'] as const) {
      const list = files.map((one) => `${one[program]}  ${one.path}\n`).join('')
      try {
        execFileSync(`${program}sum`, ['--quiet', '--strict', '-c', this.#tools.write(list)], {
          cwd: this.#folder,
          stdio: 'pipe',
        })
      } catch (error) {
        return /^(.+): FAILED/m.exec(String((error as { stdout?: Buffer }).stdout))?.[1] ?? 'list'
      }
    }
    const known = new Set([...files.map(({ path }) => path), 'manifest.json', 'manifest.sig'])
    const all = globSync('**/*.*', { cwd: this.#folder }).concat(this.#in('items'))
    return all.find((path) => !known.has(path)) ?? null
  }

  #keys(): Keys {
    return JSON.parse(this.#bytes('keys.json').toString()) as Keys
  }

  #chains(): Chain[] {
    return this.#in('custody').map((path) => ({
      path,
      lines: this.#lines<Stored>(path).map((stored) => ({
        ...stored,
        parsed: JSON.parse(stored.event) as Event,
      })),
    }))
  }

  #signatures(chains: readonly Chain[]): string | null {
    const keys = this.#keys()
    const raw = keys.custody.map((key) => Buffer.from(key, 'hex'))
    const isByNode = (signed: Uint8Array, signature: string) =>
      raw.some((key) => this.#tools.isEd25519(key, signed, Buffer.from(signature, 'base64url')))
    const signature = this.#bytes('manifest.sig').toString()
    const given = rawKey(this.#trust.keys.custodyKey)
    const made = Buffer.from(signature, 'base64url')
    if (!this.#tools.isEd25519(given.raw, this.#bytes('manifest.json'), made)) return 'manifest.sig'
    for (const { path, lines } of chains)
      for (const [n, { event, signature: made, assertions }] of lines.entries()) {
        if (!isByNode(Buffer.from(event), made)) return `${path}#${n + 1}`
        for (const answer of assertions) {
          const own = keys.officers.filter(
            ({ key, role }) => key === answer.key && role === answer.role,
          )
          if (!own.some((one) => this.#tools.isAnswered(answer, event, one.public_key, keys)))
            return `${path}#${n + 1}`
        }
      }
    if (!existsSync(this.#at('case/signed.jsonl'))) return null
    const acts = this.#lines<Act>('case/signed.jsonl')
    const bad = acts.findIndex(
      ({ text, public_key: key, assertion }) => !this.#tools.isAnswered(assertion, text, key, keys),
    )
    return bad < 0 ? null : `case/signed.jsonl#${bad + 1}`
  }

  /** What a program says of files of the bundle, in their order. */
  #sums(program: string, paths: readonly string[]): string[] {
    if (paths.length === 0) return []
    const lines = execFileSync(program, paths, { cwd: this.#folder }).toString().trim().split('\n')
    return lines.map((line) => line.split(' ')[0] ?? '')
  }

  #chained(chains: readonly Chain[]): string | null {
    const items = chains.map(({ path }) => `items/${basename(path, '.jsonl')}`)
    const there = items.filter((item) => existsSync(this.#at(item)))
    const [sha256, sha512] = ['sha256sum', 'sha512sum'].map((one) => this.#sums(one, there))
    for (const { path, lines } of chains) {
      for (const [n, { parsed }] of lines.entries()) {
        const before = lines[n - 1]
        const prev =
          before === undefined ? undefined : this.#tools.sha256(before.event).toString('hex')
        if (parsed.seq !== n + 1 || parsed.prev !== prev) return `${path}#${n + 1}`
      }
      const said = lines.map(({ parsed }) => parsed).findLast(({ sha256 }) => sha256 !== undefined)
      const item = `items/${basename(path, '.jsonl')}`
      const at = there.indexOf(item)
      if (said === undefined || at === -1) continue
      if (sha256?.[at] !== said.sha256 || sha512?.[at] !== said.sha512) return item
    }
    return null
  }

  #transfers(chains: readonly Chain[]): string | null {
    let count = 0
    for (const { path, lines } of chains)
      for (const [n, { parsed }] of lines.entries()) {
        if (parsed.type !== 'transfer-accepted') continue
        count += 1
        const offer = lines.find(({ parsed: one }) => one.seq === parsed.refs?.offer)?.parsed
        if (offer === undefined || !isAnsweredBy(offer, parsed)) return `${path}#${n + 1}`
      }
    return count === 0 ? NOTHING : null
  }

  #texts(): string | null {
    for (const path of this.#in('texts')) {
      const chain = this.#bytes(path.replace('texts/', 'custody/')).toString()
      const texts = this.#lines<{ commitment: string; salt: string; text: string }>(path)
      for (const [n, { commitment, salt, text }] of texts.entries()) {
        const made = this.#tools.sha256(Buffer.from(salt, 'hex'), text).toString('hex')
        if (made !== commitment || !chain.includes(commitment)) return `${path}#${n + 1}`
      }
    }
    for (const path of this.#in('proofs')) {
      const { envelope, salt, body } = this.#proof(path)
      const { body_hash } = JSON.parse(envelope) as { body_hash: string }
      if (this.#tools.sha256(Buffer.from(salt, 'hex'), body).toString('hex') !== body_hash)
        return path
    }
    return null
  }

  #proof(path: string) {
    return JSON.parse(this.#bytes(path).toString()) as {
      proof: string
      envelope: string
      salt: string
      body: string
    }
  }

  /** Hash of two children. Source: RFC 9162 §2.1.1. */
  #node(left: Uint8Array, right: Uint8Array): Buffer {
    return this.#tools.sha256(Buffer.of(1), left, right)
  }

  /** V6, after RFC 9162 §2.1.3.2, for proofs in the form of c2sp.org/tlog-proof. */
  #inclusion(): string | null {
    for (const path of this.#in('proofs')) {
      const { proof, envelope } = this.#proof(path)
      const [head, note] = splitFirst(proof)
      const lines = head.split('\n')
      const index = Number(/^index (\d+)$/m.exec(head)?.[1])
      const hashes = lines.filter((line) => /^[A-Za-z0-9+/]{43}=$/.test(line))
      const { size, root } = headOf(note)
      let [fn, sn] = [index, size - 1]
      let found = this.#tools.sha256(Buffer.of(0), envelope)
      for (const one of hashes.map((hash) => Buffer.from(hash, 'base64'))) {
        if (fn % 2 === 1 || fn === sn) {
          found = this.#node(one, found)
          while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
        } else found = this.#node(found, one)
        ;[fn, sn] = [fn >> 1, sn >> 1]
      }
      if (sn !== 0 || !found.equals(root)) return path
    }
    return null
  }

  /** V7: the log's key, as the node shows it, signed every checkpoint. Source: c2sp.org/signed-note. */
  #log(): string | null {
    const { name, raw } = rawKey(this.#trust.keys.key)
    const notes = [
      ...this.#in('checkpoints').map((path) => [path, this.#bytes(path).toString()] as const),
      ...this.#in('proofs').map(
        (path) => [path, splitFirst(this.#proof(path).proof)[1] ?? ''] as const,
      ),
    ]
    const known = new Map<string, boolean>()
    for (const [path, note] of notes) {
      const isGood = known.get(note) ?? this.#isSignedNote(note, name, raw)
      known.set(note, isGood)
      if (!isGood) return path
    }
    return null
  }

  #isSignedNote(note: string, name: string, raw: Buffer): boolean {
    const gap = note.lastIndexOf('\n\n')
    const text = note.slice(0, gap + 1)
    const line = note
      .slice(gap + 2)
      .split('\n')
      .find((one) => one.startsWith(`— ${name} `))
    const signature = Buffer.from(line?.split(' ').at(-1) ?? '', 'base64').subarray(4)
    return this.#tools.isEd25519(raw, Buffer.from(text), signature)
  }

  #stamps(): string | null {
    const all = this.#in('tsa')
    if (all.length === 0) return NOTHING
    const bad = all.find((path) => {
      const note = this.#at(`checkpoints/${basename(path, '.tsr')}.txt`)
      const how = ['ts', '-verify', '-data', note, '-in', this.#at(path)]
      return !this.#tools.isTaken([...how, '-CAfile', this.#trust.tsaRoot])
    })
    return bad ?? null
  }

  /** V9, after RFC 9162 §2.1.4.2. */
  #consistency(): string | null {
    const all = this.#in('consistency')
    if (all.length === 0) return NOTHING
    for (const path of all) {
      const [head, note] = splitFirst(this.#bytes(path).toString())
      const [first = '', ...rest] = head.split('\n')
      const old = headOf(this.#bytes(`checkpoints/${first.slice('old '.length)}.txt`).toString())
      const next = headOf(note)
      if (
        !this.#isGrown(
          old,
          next,
          rest.map((one) => Buffer.from(one, 'base64')),
        )
      )
        return path
    }
    return null
  }

  #isGrown(old: Head, next: Head, proof: readonly Buffer[]): boolean {
    const path = Number.isInteger(Math.log2(old.size)) ? [old.root, ...proof] : [...proof]
    let [fn, sn] = [old.size - 1, next.size - 1]
    while (fn % 2 === 1) [fn, sn] = [fn >> 1, sn >> 1]
    const [first, ...others] = path
    if (first === undefined) return false
    let [fr, sr] = [first, first]
    for (const one of others) {
      if (sn === 0) return false
      if (fn % 2 === 1 || fn === sn) {
        ;[fr, sr] = [this.#node(one, fr), this.#node(one, sr)]
        while (fn % 2 === 0 && fn !== 0) [fn, sn] = [fn >> 1, sn >> 1]
      } else sr = this.#node(sr, one)
      ;[fn, sn] = [fn >> 1, sn >> 1]
    }
    return sn === 0 && fr.equals(old.root) && sr.equals(next.root)
  }
}

/** Whether the second accepts what the first offers, each by whoever it names. */
function isAnsweredBy(offer: Event, accepted: Event): boolean {
  const [giver, taker] = [offer.actor.key, accepted.actor.key]
  const sides = [offer.from, accepted.from].map((one) => one?.key === giver)
  const others = [offer.to, accepted.to].map((one) => one?.key === taker)
  return offer.type === 'transfer-offered' && [...sides, ...others].every(Boolean)
}

/** Name and bytes of a key as a node shows it. Source: c2sp.org/signed-note, Verifier keys. */
function rawKey(key: string) {
  const [name = '', ...rest] = key.split('+')
  return { name, raw: Buffer.from(rest.slice(1).join('+'), 'base64').subarray(1) }
}

interface Head {
  readonly size: number
  readonly root: Buffer
}

/** Size and root of a checkpoint: its second and third line. Source: c2sp.org/tlog-checkpoint. */
function headOf(note: string): Head {
  const [, size, root] = note.split('\n')
  return { size: Number(size), root: Buffer.from(root ?? '', 'base64') }
}

/** The lines of a text before its first empty line, and what is behind that. */
function splitFirst(text: string): [string, string] {
  const gap = text.indexOf('\n\n')
  return [text.slice(0, gap), text.slice(gap + 2)]
}
