import type { AddressKey, Home } from './address-key.ts'
import type { CodeKey } from './code-key.ts'
import { MAX_DATA_TOKENS } from './literal.ts'
import type { Headed } from './scope.ts'
import type { Reach } from './code-reach.ts'
import type { StyleKey } from './style-key.ts'
import type { TextForms } from './text-forms.ts'

/** What a block is, where that matters for judging it. */
export type BlockKind = 'text' | 'heading' | 'label' | 'title' | 'attribute'

/** Text between two block-level elements. */
export interface Block extends TextForms, Headed {
  /** White space collapsed, NFKC, without characters that nobody sees; at most MAX_BLOCK characters. */
  readonly text: string
  /** Block-level tags with word-like ids, the last 160 characters: `main#content>ul>li`. */
  readonly path: string
  readonly kind: BlockKind
  /** Nobody sees it: `hidden`, `display:none`, off the screen and the like, as written in the element. */
  readonly isHidden: boolean
  /** Nearest heading, label or cell of a heading before it; empty when there is none. */
  readonly heading: string
  /** Hash of the text. */
  readonly key: string
  /** Hash of the shape, another one where it is hidden. */
  readonly shapeKey: string
}

/** What a page is made of besides its text. */
export const INVENTORIES = [
  'script',
  'inline',
  'handler',
  'code',
  'srcdoc',
  'frame',
  'sheet',
  'style',
  'form',
  'field',
  'base',
  'refresh',
  'link',
  'image',
  'overlay',
  'canonical',
  'robots',
  'data',
  'contact',
  'control',
  'head',
  'landing',
  'fact',
] as const
export type InventoryKind = (typeof INVENTORIES)[number]

/**
 * What a fact outside the text of a page says: `way` is how a form sends, `target` where something sends or leads to,
 * `status` whether an event takes place, `picture` which one people scan, `digest` which code an address may bring,
 * `preset` how a field stands before anybody touched it, `drawn` what a style makes of a text or list besides what is written.
 */
export const FACT_KINDS = [
  'telephone',
  'mail',
  'chat',
  'account',
  'place',
  'time',
  'text',
  'form',
  'target',
  'way',
  'choice',
  'status',
  'picture',
  'digest',
  'preset',
  'drawn',
] as const
export type FactKind = (typeof FACT_KINDS)[number]

/** One kind of thing with everything that judges it. */
export interface Thing {
  readonly kind: InventoryKind
  readonly key: string
  count: number
  /** As written, for a person; at most 200 characters. */
  readonly label: string
  readonly path: string
  readonly isHidden: boolean
  readonly address?: AddressKey
  /** Of several with one key: what they reach together. */
  code?: CodeKey
  /** Of what is no code itself: what it has code reach. */
  reach?: Reach
  readonly style?: StyleKey
  /** Of scripts and sheets: addresses without their parameters; own ones from the root, at most MAX_FILES. */
  readonly files?: Set<string>
  /** Of a picture: one of them is a dot that nobody sees. */
  isTiny?: boolean
  /** Every such frame has a sandbox, every such script a digest. */
  isGuarded?: boolean
  /** Words of a link; of a fact, whose it is; of a field, by which it asks. */
  words?: string
  /** Of a fact: what it says. */
  readonly fact?: FactKind
  /** Of a link: hash of its path and of the shape of its words. */
  spot?: string
  /** Of a link: hash of where it leads. */
  target?: string
}

/** A script or style sheet that a page takes from its own site. */
export interface OwnFile {
  readonly kind: 'script' | 'sheet'
  /** Whole address, without its part after `#`; at most MAX_URL characters. */
  readonly url: string
  /** The same without what a build changes, as in the inventories. */
  readonly key: string
}

/** Parts of a page that went beyond a limit, and are read up to there. */
export type Limit = 'elements' | 'blocks' | 'text' | 'inner' | InventoryKind

/** A block as the walk finds it, before its language is known. */
export type RawBlock = Omit<Block, 'shape' | 'clock' | 'key' | 'shapeKey'>

/** What the walk gathers. */
export interface Draft {
  readonly home: Home
  /** Set by the first `<base>`; addresses after it are read from there. */
  base: Home
  readonly blocks: RawBlock[]
  readonly descriptions: string[]
  readonly languages: string[]
  readonly inventories: Record<InventoryKind, Map<string, Thing>>
  readonly limits: Set<Limit>
  /** Scripts and sheets of the site itself, by address. */
  readonly files: Map<string, OwnFile>
  heading: string
  text: number
  inner: number
  /** Words of labels by the id of the field that they name, and fields that have one. */
  readonly labels: Map<string, string>
  readonly asked: { readonly id: string; readonly thing: Thing }[]
  /** What may still be read for facts: facts as often as they stand there, tokens of data, characters that may be sentences, addresses, choices of forms, fields that are not empty and free, texts that are drawn otherwise. */
  readonly data: {
    facts: number
    tokens: number
    sentences: number
    links: number
    choices: number
    presets: number
    turns: number
  }
  /** Whether a sentence in the data of the page, or a name in it, is one that is watched; none is where it is not given. */
  readonly tells: ((sentence: string, isName: boolean) => boolean) | null
}

/** Characters in the data of a page that are looked at for sentences. */
const MAX_SENTENCES = 200_000
/** Facts that are read, the same ones too. */
const MAX_FACTS_READ = 3_000
/** Addresses that are looked at for accounts and places: more are lists that move. */
const MAX_FACT_LINKS = 1_000
/** Choices of lists in forms that are watched: longer ones are countries and years. */
const MAX_CHOICES = 150

/** Fields and choices that are filled in, chosen, locked or limited beforehand. */
const MAX_PRESETS = 200
/** Places that styles draw otherwise than they are written. */
const MAX_TURNS = 60

/** The element at hand as the readers of the inventories need it. */
export interface Spot {
  readonly path: string
  readonly isHidden: boolean
}

export function draftOf(home: Home, tells: Draft['tells'] = null): Draft {
  const empty = () => new Map<string, Thing>()
  return {
    home,
    base: home,
    blocks: [],
    descriptions: [],
    languages: [],
    inventories: {
      script: empty(),
      inline: empty(),
      handler: empty(),
      code: empty(),
      srcdoc: empty(),
      frame: empty(),
      sheet: empty(),
      style: empty(),
      form: empty(),
      field: empty(),
      base: empty(),
      refresh: empty(),
      link: empty(),
      image: empty(),
      overlay: empty(),
      canonical: empty(),
      robots: empty(),
      data: empty(),
      contact: empty(),
      control: empty(),
      head: empty(),
      landing: empty(),
      fact: empty(),
    },
    limits: new Set(),
    files: new Map(),
    labels: new Map(),
    asked: [],
    heading: '',
    text: 0,
    inner: 0,
    data: {
      facts: MAX_FACTS_READ,
      tokens: MAX_DATA_TOKENS,
      sentences: MAX_SENTENCES,
      links: MAX_FACT_LINKS,
      choices: MAX_CHOICES,
      presets: MAX_PRESETS,
      turns: MAX_TURNS,
    },
    tells,
  }
}
