import type { RolesPart } from '../../core/role.ts'
import { defineTexts } from '../../core/text.ts'

const permissions = defineTexts('exercise-permissions', {
  'exercise:run': { en: 'start, steer and remove the exercise', ar: 'بدء التمرين وتوجيهه وإزالته' },
})

/** Who may run the exercise. */
export const roles: RolesPart = {
  permissions,
  may: { administrator: ['exercise:run'], 'alert-officer': ['exercise:run'] },
}
