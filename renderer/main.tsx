import './jitless.ts'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Guard } from './app/Guard.tsx'
import { applyTheme, readTheme } from './app/theme.ts'
import './ui/base.css'

applyTheme(readTheme())

createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <Guard>
      <App />
    </Guard>
  </StrictMode>,
)
