/*
 * The page begins in two steps, since each is a long task for the browser: React first, and then, in a task of its
 * own, everything else. Both are fetched at once (see `preloadApp` in vite.config.ts).
 */
import 'react-dom/client'
import './styles/app.css'

void import('./app.tsx')
