import { apiUrl } from '../../api/base.ts'

/** Shows a session in a window of its own. The window is named after it, so that it is there only once. */
export const detach = (id: string): void => {
  open(apiUrl(`terminal/${id}`).href, `gantry-${id}`, 'popup,width=960,height=600')
}
