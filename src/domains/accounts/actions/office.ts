import { z } from 'zod'
import { command } from '../../../core/action.ts'
import { areaPath } from '../../../core/permission.ts'
import { roleName } from '../../../core/role.ts'
import { checkConfirmedByPerson, confirmation } from '../confirmation.ts'
import { OFFICE_SIZES, officeOf } from '../office.ts'
import { records } from '../records.ts'
import { refusal } from '../refusals.ts'
import { INVITATION_MS, personName } from '../schema.ts'
import { invitationRoles } from '../store/invitation.ts'
import { link, newLink } from './joining.ts'

/** `p2`: the second person of an office. */
const seatKey = z.string().regex(/^p\d{1,2}$/, 'not a place of an office')

export const inviteOffice = command({
  name: 'accounts.inviteOffice',
  permission: 'accounts:invite',
  realm: 'actual',
  scope: 'area',
  summary:
    'Invites the persons of an office by a preset of roles, which a person confirms with a passkey; each link is shown once.',
  input: z.strictObject({
    size: z.enum(OFFICE_SIZES),
    area: areaPath,
    /** Names by place; a place without a name is left free. */
    names: z.record(seatKey, personName),
    confirmed: confirmation.optional(),
  }),
  output: z.strictObject({
    invitations: z.array(
      link.extend({ seat: seatKey, name: z.string(), roles: z.array(roleName) }),
    ),
  }),
  showsSecret: true,
  async run(ctx, { size, area, names, confirmed: given }) {
    ctx.inArea(area)
    await checkConfirmedByPerson(ctx, { act: 'invite', given })
    const { seats } = officeOf(ctx.node.roles, size)
    if (Object.keys(names).some((key) => seats.every((seat) => seat.key !== key))) {
      throw refusal('unknownSeat')
    }
    const invitations = []
    for (const { key, roles } of seats) {
      const name = names[key]
      const [first, ...further] = roles
      if (name === undefined || first === undefined) continue
      const draft = { kind: 'join', name, role: first, area } as const
      const made = await newLink(ctx, draft, INVITATION_MS)
      const { invitation } = made
      const others = further.map((role) => ({ invitation, role }))
      await invitationRoles.insert(ctx.tx, others)
      const body = { role: first, further, office: size, expiresAt: made.expiresAt }
      ctx.record(records['person.invited'], { subject: invitation, area, body })
      invitations.push({ ...made, seat: key, name, roles: [...roles] })
    }
    if (invitations.length === 0) throw refusal('noNames')
    return { invitations }
  },
})
