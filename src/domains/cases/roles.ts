import type { RolesPart } from '../../core/role.ts'
import { permissionTexts as permissions, roleTexts as titles } from './texts/roles.ts'

const SEES = ['cases:list', 'cases:join', 'cases:read'] as const
/** What a member reads of the incidents and the evidence that a case stands on. */
const BASIS = ['incidents:read', 'evidence:read'] as const

/**
 * Who may take which part in cases; a seat in the case is demanded besides. In an office whoever releases alerts reviews,
 * and who alerts is the point of contact; a prosecutor, a head, counsel and the data protection officer are asked in.
 */
export const roles: RolesPart = {
  named: {
    reviewer: { title: titles.reviewer, kind: 'console', alongside: 'releasing-officer' },
    counsel: { title: titles.counsel, kind: 'console' },
    head: { title: titles.head, kind: 'console' },
    'liaison-24-7': { title: titles['liaison-24-7'], kind: 'console', alongside: 'alert-officer' },
  },
  permissions,
  may: {
    'incident-handler': [...SEES, 'evidence:read', 'cases:open', 'cases:lead'],
    investigator: [
      ...SEES,
      'incidents:read',
      'cases:open',
      'cases:lead',
      'cases:investigate',
      'cases:analyse',
      'cases:attribute',
    ],
    custodian: [...SEES, 'incidents:read'],
    prosecutor: [
      ...SEES,
      'incidents:read',
      'cases:open',
      'cases:lead',
      'cases:attribute',
      'cases:prosecute',
    ],
    reviewer: [...SEES, ...BASIS, 'cases:analyse', 'cases:review'],
    counsel: ['cases:join', 'cases:disclosed'],
    head: [...SEES, ...BASIS, 'cases:head'],
    'liaison-24-7': [...SEES, ...BASIS, 'cases:liaise'],
    'data-protection-officer': [...SEES, 'incidents:read', 'cases:ask-erasure'],
  },
}
