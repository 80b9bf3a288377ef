import type { ComponentChildren } from 'preact';
import { useTexts } from './texts';

/** The address if a person may be sent there from a record or a credential: http or https, and nothing else. */
export function webAddress(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  return url.protocol === 'https:' || url.protocol === 'http:' ? url.href : null;
}

/** A link out of the extension. An address that is no web address shows its content as plain text. */
export function ExternalLink({
  href,
  children,
  class: className,
}: {
  href: string;
  children: ComponentChildren;
  class?: string;
}) {
  const { t } = useTexts();
  const target = webAddress(href);
  if (target === null) return <span class={className}>{children}</span>;
  return (
    <a class={className} href={target} target="_blank" rel="noopener noreferrer">
      {children}
      <span class="aloud"> {t('opensNewTab')}</span>
    </a>
  );
}
