import { onSignedOut } from '../../api/signed-out.ts'
import { router } from '../../router/router.ts'
import { endSession } from './end-session.ts'

/** Whatever finds out that the session is over, the page goes to the login, once. */
export const followSession = (): void => {
  onSignedOut(() => {
    const { pathname, href } = router.state.location
    if (pathname === '/login' || pathname === '/setup') return
    void endSession(href)
  })
}
