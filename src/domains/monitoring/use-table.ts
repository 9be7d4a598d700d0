// What follows for a visitor from each kind of finding, by how bad it is. A kind is the reason of a check, or of a change of
// the page; findings about inside systems are about no site, so that they are none of these.
import { z } from 'zod'

/** What a citizen may do with a site, from the worst. */
export const siteUse = z.enum([
  'avoid',
  'disbelieve',
  'unreachable',
  'unknown',
  'read',
  'maintenance',
  'slow',
  'no-mail',
  'works',
])
export type SiteUse = z.infer<typeof siteUse>

/** What follows at each severity; where a severity is missing, nothing does. */
export type Follows = Readonly<Partial<Record<'C' | 'H' | 'M' | 'L', SiteUse>>>

/** The office's trouble and nobody else's. */
const NOTHING: Follows = {}
/** Somebody else may answer or write there. */
const AVOID: Follows = { C: 'avoid', H: 'avoid' }
/** What a visitor enters may be read by others. */
const READ: Follows = { C: 'read', H: 'read' }
const UNREACHABLE: Follows = { C: 'unreachable', H: 'unreachable' }
const SLOW: Follows = { C: 'slow', H: 'slow', M: 'slow', L: 'slow' }
const NO_MAIL: Follows = { C: 'no-mail', H: 'no-mail' }
const UNKNOWN: Follows = { C: 'unknown', H: 'unknown' }
/** What a page says to voters is not what it said: M of the change watch is a question to a person, and said as one. */
const SAYS: Follows = { C: 'disbelieve', H: 'disbelieve', M: 'disbelieve' }
/** The same where it is told only when it is grave, as in days in which nothing may change. */
const SAYS_GRAVELY: Follows = { C: 'disbelieve', H: 'disbelieve' }
/** Something new takes what visitors enter, runs on their device or leads them elsewhere; C leads to another's. */
const TAKES: Follows = { C: 'avoid', H: 'read', M: 'read' }

/** Kinds by what follows from them. */
const TABLE: readonly (readonly [Follows, string])[] = [
  [
    AVOID,
    `availability.keyword_missing availability.zone_bogus
    certificate-chain.self_signed certificate-chain.incomplete certificate-chain.unknown_issuer certificate-chain.revoked
    certificate-chain.untrusted certificate-expiry.expired certificate-expiry.not_yet_valid certificate-expiry.expired_at
    certificate-expiry.not_yet_valid_at certificate-host.mismatch certificate-host.no_names certificate-revocation.revoked
    defacement.phrase defacement.critical_change defacement.type_changed dns-address.changed dns-address.vanished
    dns-nameserver.changed dns-nameserver.vanished dnssec.bogus https-redirect.ends_elsewhere https-redirect.address_elsewhere
    change.replaced change.phrase`,
  ],
  [
    UNREACHABLE,
    `availability.client_error availability.server_error availability.redirect_unfinished availability.name_missing
    availability.resolve_failed availability.connect_failed availability.only_ssl3 availability.tls_failed
    availability.send_failed availability.receive_failed availability.limit_exceeded availability.address_private
    availability.port_refused availability.address_refused availability.redirect_refused availability.address_error
    availability.address_failed`,
  ],
  [SLOW, 'availability.slow availability.cut_short'],
  [UNKNOWN, 'defacement.unreadable'],
  [
    NO_MAIL,
    `dmarc.invalid dmarc.several dmarc.absent spf.passes_all spf.passes_strangers spf.several spf.absent dns-mail-exchanger.changed
    dns-mail-exchanger.vanished`,
  ],
  [
    SAYS,
    `change.passage_gone change.changed change.added change.gone change.danger change.danger_open change.facts change.guidance
    change.rows_moved change.rule_gone change.rule_new change.told_of_choice
    change.new_date change.contact change.new_contact change.lookalikes change.hidden_text change.control change.half_gone
    change.overlay change.charset change.no_page change.landed change.data_contact
    change.data_place change.data_time change.event_status change.other_picture change.data_text change.account change.choice
    change.preset change.drawn_otherwise change.asks_money`,
  ],
  [
    SAYS_GRAVELY,
    `defacement.serious_change change.hidden change.spam change.new_style change.strong_style change.new_image_host change.new_data
    change.file_changed change.file_missing change.own_style_shows`,
  ],
  [{ C: 'avoid', H: 'disbelieve', M: 'disbelieve' }, 'change.many_items'],
  [{ C: 'avoid', H: 'disbelieve', M: 'read' }, 'change.new_sentence'],
  [
    TAKES,
    `third-party.new_script_host third-party.new_form_host third-party.new_frame_host change.foreign_form change.new_host
    change.new_script change.second_script change.new_chunk change.moves_visitor change.new_code change.new_frame
    change.other_host change.other_account change.lost_guard change.other_digest change.known_embed change.known_service change.new_form change.secret_field
    change.new_field change.base change.refresh change.link_left change.link_asks change.imitation change.link_moved
    change.many_hosts change.download change.downloaded change.landed_elsewhere change.own_file_reaches
    change.own_file_changed change.header change.policy change.reports change.form_sends change.form_way change.provider_form
    change.other_program`,
  ],
  [{ C: 'maintenance', H: 'maintenance', M: 'maintenance' }, 'change.maintenance'],
  [
    READ,
    `certificate-expiry.issuer_expired certificate-key.key_weak certificate-key.signature_weak
    certificate-key.signature_broken certificate-revocation.staple_missing cookies.session_not_secure
    https-redirect.no_redirect https-redirect.ends_unprotected https-redirect.loop https-redirect.address_no_redirect
    mixed-content.active tls-options.compression tls-options.open_suite tls-options.rc4 tls-options.broken_suite
    tls-suites.rc4_old tls-suites.rc4 tls-suites.open tls-suites.dh_short tls-suites.dh_broken tls-versions.ssl3_accepted
    tls-versions.ssl3_only tls-versions.nothing_modern certificate-key.key_refused tls-versions.address_old tls-versions.address_ssl3_accepted
    change.too_much change.other_address`,
  ],
  [
    NOTHING,
    `addresses.family_silent addresses.unanswered addresses.certificates_differ addresses.answers_differ
    addresses.suites_differ certificate-chain.disordered certificate-chain.too_large certificate-chain.other_untrusted
    certificate-expiry.lives_too_long certificate-expiry.soon certificate-expiry.soon_at certificate-expiry.other_soon
    certificate-expiry.other_expired certificate-expiry.other_not_yet_valid certificate-host.other_mismatch
    certificate-key.key_ageing certificate-key.signature_ageing certificate-key.unreadable certificate-revocation.unknown
    certificate-revocation.outdated certificate-revocation.untrusted defacement.small_change dns-nameserver.single
    subresource-integrity.missing mixed-content.passive change.robots
    https-redirect.late https-redirect.address_late https-redirect.other_unprotected https-redirect.other_elsewhere
    https-redirect.other_failed https-redirect.other_error tls-versions.old_accepted tls-versions.address_old_accepted
    tls-suites.ageing tls-suites.weak tls-suites.prefers_weak tls-suites.client_order tls-suites.dh_ageing
    tls-suites.dh_group tls-suites.dh_own tls-options.insecure_renegotiation tls-options.no_extended_master_secret
    tls-options.no_forward_secrecy hsts.too_short hsts.first_step hsts.missing_on_way hsts.absent hsts.switched_off hsts.invalid
    hsts.ignored csp.absent csp.report_only csp.scripts_unrestricted csp.unsafe_inline csp.unsafe_eval
    csp.unsafe_hashes csp.any_host csp.data_scripts csp.plain_http csp.objects_allowed csp.form_action_missing csp.form_action_open framing.obsolete framing.absent
    framing.anybody framing.invalid cookies.session_behind_hsts cookies.session_readable cookies.session_cross_site
    cookies.same_site_none cookies.same_site_invalid cookies.prefix_broken cookies.csrf_without_same_site
    cookies.not_secure content-type-options.absent content-type-options.invalid content-type-options.type_missing
    referrer-policy.absent referrer-policy.leaks referrer-policy.invalid security-txt.absent security-txt.unprotected
    security-txt.wrong_type security-txt.wrong_charset security-txt.not_utf8 security-txt.too_long
    security-txt.line_invalid security-txt.signature_broken security-txt.contact_missing security-txt.expires_missing
    security-txt.expires_invalid security-txt.expired security-txt.languages_repeated security-txt.link_invalid
    security-txt.canonical_other dns-caa.absent dns-caa.no_issuer dns-caa.malformed dns-caa.critical_unknown
    dns-caa.issuer_outside dns-caa.iodef_invalid dns-caa.method_unknown dns-caa.contact_invalid dns-caa.tag_unknown dns-caa.fewer dns-caa.changed dns-caa.vanished
    dnssec.unsigned dnssec.leads_unsigned spf.neutral spf.no_end spf.many spf.too_long spf.ptr spf.void_for_ipv6
    spf.unknown_term spf.too_many_lookups spf.too_many_void spf.too_many_exchangers spf.leads_nowhere
    spf.leads_to_several spf.loop dmarc.none dmarc.policy_missing dmarc.testing dmarc.partial dmarc.subdomains_open
    dmarc.unknown_names_open dmarc.reports_invalid dmarc.reports_refused`,
  ],
]

const ROWS: ReadonlyMap<string, Follows> = new Map(
  TABLE.flatMap(([follows, kinds]) => kinds.split(/\s+/).map((kind) => [kind, follows] as const)),
)

/** What follows from a kind of finding; undefined for one without a row, of which nothing is known. */
export function followsOf(reason: string): Follows | undefined {
  return ROWS.get(reason)
}

/** Kinds from which nothing follows unless they are critical or high: the most by far, and not read for the public. */
export const QUIET_KINDS: readonly string[] = [...ROWS].flatMap(([kind, { M, L }]) =>
  M === undefined && L === undefined ? [kind] : [],
)
