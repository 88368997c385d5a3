import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createClient } from './api/client.ts';
import { OutsideContext } from './api/context.ts';
import { loadPicture } from './api/images.ts';
import { App } from './app/App.tsx';
import { applyTheme, rememberedTheme } from './app/theme.ts';
import { startI18n } from './i18n/i18n.ts';
import './styles/base.css';

startI18n();
applyTheme(rememberedTheme());

const root = document.getElementById('root');
if (!root) throw new Error('index.html has no #root');
createRoot(root).render(
  <StrictMode>
    <OutsideContext value={{ client: createClient(), loadPicture }}>
      <App />
    </OutsideContext>
  </StrictMode>,
);
