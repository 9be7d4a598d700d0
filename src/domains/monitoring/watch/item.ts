import type { InventoryKind, Limit } from '../../../lib/html/index.ts'
import type { Marked } from './mark.ts'

/** C and H may draft alerts, M is work for a person, a note is only told where somebody looks. */
export const LEVELS = ['C', 'H', 'M', 'note'] as const
export type Level = (typeof LEVELS)[number]

/** What an item is about. */
export type ItemClass =
  | 'page'
  | 'phrase'
  | 'passage'
  | 'text'
  | 'links'
  | 'download'
  | 'file'
  | 'own_file'
  | 'limit'
  | 'more'
  | InventoryKind

/** Why an item may have its level: codes whose words stand with the texts. */
export const WHY_CODES = [
  'replaced',
  'half_gone',
  'maintenance',
  'phrase',
  'passage_gone',
  'changed',
  'added',
  'gone',
  'danger',
  'danger_open',
  'spam',
  'facts',
  'guidance',
  'rows_moved',
  'rule_gone',
  'rule_new',
  'told_of_choice',
  'new_date',
  'contact',
  'lookalikes',
  'hidden_text',
  'hidden',
  'control',
  'foreign_form',
  'new_host',
  'new_script',
  'second_script',
  'new_chunk',
  'moves_visitor',
  'other_host',
  'other_account',
  'lost_guard',
  'other_digest',
  'new_code',
  'new_sentence',
  'new_frame',
  'known_embed',
  'known_service',
  'new_form',
  'secret_field',
  'new_field',
  'base',
  'refresh',
  'new_style',
  'strong_style',
  'overlay',
  'link_left',
  'link_asks',
  'imitation',
  'link_moved',
  'many_hosts',
  'download',
  'new_image_host',
  'new_contact',
  'other_address',
  'robots',
  'new_data',
  'too_much',
  'many_items',
  'file_changed',
  'file_missing',
  'downloaded',
  'no_page',
  'charset',
  'header',
  'policy',
  'reports',
  'landed',
  'landed_elsewhere',
  'own_file_reaches',
  'own_file_changed',
  'own_style_shows',
  'data_contact',
  'data_place',
  'data_time',
  'event_status',
  'other_picture',
  'data_text',
  'account',
  'form_sends',
  'form_way',
  'provider_form',
  'choice',
  'other_program',
  'preset',
  'drawn_otherwise',
  'asks_money',
] as const
/** One of them, and with it what it names. */
export type WhyCode = (typeof WHY_CODES)[number]

/** In place of a shape where what is gone is a fact outside the text; its form is the key of the fact. */
export const FACT_PART = 'fact'

/** A firm part that is gone: a shape at a place, and its form where it is one text. */
export interface GonePart {
  readonly shape: string
  readonly form: string | null
}

/** What approving an item takes into the profile. */
export interface Parts {
  /** Places in `reading.blocks` that become known and firm. */
  readonly blocks?: readonly number[]
  /** No longer missed. */
  readonly gone?: readonly GonePart[]
  readonly things?: readonly (readonly [InventoryKind, string])[]
  readonly phrases?: readonly string[]
  readonly limits?: readonly Limit[]
  /** Addresses of scripts and sheets of the site. */
  readonly files?: readonly string[]
  /** Lists whose rows are learned anew. */
  readonly lists?: readonly string[]
}

/** One thing that is not as it was. */
export interface Item {
  /** Stable over visits: class and hash. */
  readonly key: string
  readonly class: ItemClass
  readonly level: Level
  readonly why: {
    readonly code: WhyCode
    readonly args: Readonly<Record<string, string | number | readonly string[]>>
  }
  /** Block-level tags with ids, `main#content>ul>li`; empty for the page as a whole. */
  readonly place: string
  /** Nearest heading above it. */
  readonly under: string
  /** Cut at MAX_SHOWN characters; null where there is none. */
  readonly old: string | null
  readonly now: string | null
  /** Hash of both as far as they are known, where more was there than is kept: what was cut off is not another text unseen. */
  readonly whole?: string
  /** Old and new with the words that differ marked; empty where only one side is there. */
  readonly marked: readonly Marked[]
  /** Something new that may be shown to some visitors only: two sightings within a day are enough. */
  readonly isNew: boolean
  /** It would be told if no change were announced for this time. */
  readonly isAnnounced: boolean
  readonly parts: Parts
}

/** What makes an item; the rest is filled in. */
export type Draft = Pick<Item, 'class' | 'level' | 'why'> & { readonly id: string } & Partial<
    Pick<Item, 'place' | 'under' | 'old' | 'now' | 'isNew' | 'parts'> & {
      /** Of what was there not all is known. */
      readonly isOldCut: boolean
    }
  >

export function why(code: WhyCode, args: Item['why']['args'] = {}): Item['why'] {
  return { code, args }
}

/** The more serious of two levels. */
export function worst(one: Level, other: Level): Level {
  return LEVELS.indexOf(one) <= LEVELS.indexOf(other) ? one : other
}
