import { placesAt, slotOf } from '../../../lib/html/index.ts'
import type { Item, WhyCode } from './item.ts'
import { isSampleCut, type Profile } from './profile.ts'
import { isAboutVote, isAboutVoting } from './words-of.ts'

/**
 * By why a change is told, whether it concerns voting: always, where people are told when, where or whether to vote, whom to
 * ask, or where nobody can read all that would be learned; by its words, where it is any text; never, where it is code.
 */
const BY_CODE: Readonly<Record<WhyCode, 'always' | 'words' | 'never'>> = {
  replaced: 'always',
  half_gone: 'always',
  maintenance: 'always',
  passage_gone: 'always',
  danger: 'always',
  danger_open: 'always',
  facts: 'always',
  guidance: 'always',
  rows_moved: 'always',
  rule_gone: 'always',
  rule_new: 'always',
  told_of_choice: 'always',
  new_date: 'always',
  contact: 'always',
  new_contact: 'always',
  link_asks: 'always',
  imitation: 'always',
  link_moved: 'always',
  many_items: 'always',
  // Readers see other words than those that are read here.
  lookalikes: 'always',
  hidden_text: 'always',
  control: 'always',
  // What a watched file says is read by nobody here.
  file_changed: 'always',
  file_missing: 'always',
  // Browsers show other words than those that are read here.
  charset: 'always',
  // What only machines are told is whom to ask, where to go and when.
  data_contact: 'always',
  data_place: 'always',
  data_time: 'always',
  event_status: 'always',
  other_picture: 'always',
  data_text: 'always',
  account: 'always',
  choice: 'always',
  preset: 'always',
  drawn_otherwise: 'always',
  asks_money: 'always',
  phrase: 'words',
  changed: 'words',
  added: 'words',
  gone: 'words',
  hidden: 'words',
  new_sentence: 'words',
  link_left: 'words',
  spam: 'never',
  foreign_form: 'never',
  new_host: 'never',
  new_script: 'never',
  second_script: 'never',
  new_chunk: 'never',
  moves_visitor: 'never',
  other_host: 'never',
  other_account: 'never',
  lost_guard: 'never',
  other_digest: 'never',
  new_code: 'never',
  new_frame: 'never',
  known_embed: 'never',
  known_service: 'never',
  new_form: 'never',
  secret_field: 'never',
  new_field: 'never',
  base: 'never',
  refresh: 'never',
  new_style: 'never',
  strong_style: 'never',
  many_hosts: 'never',
  download: 'never',
  new_image_host: 'never',
  overlay: 'never',
  other_address: 'never',
  robots: 'never',
  new_data: 'never',
  form_sends: 'never',
  form_way: 'never',
  provider_form: 'never',
  other_program: 'never',
  too_much: 'never',
  downloaded: 'never',
  no_page: 'never',
  header: 'never',
  policy: 'never',
  reports: 'never',
  landed: 'never',
  landed_elsewhere: 'never',
  own_file_reaches: 'never',
  own_file_changed: 'never',
  own_style_shows: 'always',
}

/** Whether a change touches what people are told about voting. One with a reason that is not known any more does. */
export function concernsVoting({
  why: { code },
  old,
  now,
  under,
  whole,
}: Pick<Item, 'why' | 'old' | 'now' | 'under' | 'whole'>): boolean {
  const how = BY_CODE[code] ?? 'always'
  if (how !== 'words') return how === 'always'
  // Nobody knows what stands in the rest of a text that was cut.
  if (whole !== undefined) return true
  return isAboutVote(`${old ?? ''}\n${now ?? ''}`) || isAboutVoting(under)
}

/** The last step to what heads the texts after it. */
const HEADING = />(?:h[1-6]|caption|legend|summary|dt|th)(?:#[^>]*)?$/

/**
 * Whether a text about voting stands at a place, or a heading about voting above it in what encloses it: who opens that place
 * opens it for others like it. Of a text that was cut nobody knows, so it counts as one.
 */
export function holdsVoting({ places, shapes, things }: Profile, place: string): boolean {
  // What only machines are told is whom to ask, where to go and when.
  const facts = placesAt(place)
  for (const key of things.get('fact')?.keys() ?? [])
    if (facts.includes(slotOf(key).place)) return true
  return shapes.values().some((shape) => {
    if (shape.isHidden) return false
    const path = places[shape.place]?.path ?? ''
    if (path === place) return isAboutVoting(shape.sample) || isSampleCut(shape)
    const around = path.replace(HEADING, '')
    const isAbove = around !== path && `${place}>`.startsWith(`${around}>`)
    return isAbove && isAboutVoting(shape.sample)
  })
}
