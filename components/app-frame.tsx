import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useFocusKept } from './focus';
import { Menu, type MenuItem } from './menu';
import { SignMark, useSign } from './sign';
import { Stone } from './stone';
import { useTexts } from './texts';

/**
 * The frame of each of our pages: its name, the reader's sign, a menu where there is one, a view, and the bar that says
 * what has just happened.
 */
export function AppFrame({
  title,
  menu = [],
  children,
  foot = null,
}: {
  title?: string;
  menu?: readonly MenuItem[];
  children: ComponentChildren;
  foot?: ComponentChildren;
}) {
  const { t } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  const sign = useSign()?.sign ?? null;
  useFocusKept(root);
  return (
    <div class="app" ref={root}>
      <header class="bar">
        <Stone />
        <h1 class="bar-name">{title ?? t('appName')}</h1>
        {sign !== null && <SignMark sign={sign} />}
        {menu.length > 0 && <Menu label={t('menu')} glyph="menu" items={menu} />}
      </header>
      <main class="app-main">{children}</main>
      {foot}
    </div>
  );
}
