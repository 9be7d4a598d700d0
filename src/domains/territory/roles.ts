import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const permissions = defineTexts('territory-permissions', {
  'territory:read': {
    en: 'see elections, areas and stations',
    ar: 'رؤية الانتخابات والمناطق والمراكز',
  },
  'territory:write': {
    en: 'change elections, areas and stations',
    ar: 'تعديل الانتخابات والمناطق والمراكز',
  },
  'territory:hand-over': {
    en: 'hand over and take over duties',
    ar: 'تسليم المناوبات واستلامها',
  },
  'territory:import': { en: 'import stations', ar: 'استيراد المراكز' },
})

/** Who may do what in the territory: everybody at the console reads it, the administrator keeps it. */
export const roles: RolesPart = {
  permissions,
  console: ['territory:read'],
  duty: ['territory:hand-over'],
  device: ['territory:read'],
  may: {
    administrator: ['territory:write', 'territory:import'],
    'station-officer': ['territory:read'],
  },
}
