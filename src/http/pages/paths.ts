// Paths of the door's own pages that others lead to.

export const SITUATION_PATH = '/console'
export const WAITING_PATH = '/console/waiting'
export const SEARCH_PATH = '/console/search'
