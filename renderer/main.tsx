import './jitless.ts'
import './words/activate.ts'
import { i18n } from '@lingui/core'
import { I18nProvider } from '@lingui/react'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { App } from './app/App.tsx'
import { Guard } from './app/Guard.tsx'
import { applyTheme, readTheme } from './app/theme.ts'
import './ui/base.css'

applyTheme(readTheme())

createRoot(document.getElementById('desk')!).render(
  <StrictMode>
    <I18nProvider i18n={i18n}>
      <Guard>
        <App />
      </Guard>
    </I18nProvider>
  </StrictMode>,
)
