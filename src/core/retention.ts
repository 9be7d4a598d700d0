/** Days of which the last backup by the schedule is kept: what is erased now lies in those until they are over. */
export const BACKUP_DAYS = 35
