import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { JSX } from 'react';
import type { TemplateKind, TemplateView } from '../../../core/contract/templates.ts';
import { useClient } from '../../client-context.ts';
import { tellUser } from '../../components/notices.ts';
import { Problem } from '../../components/problem.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { QUERY_KEYS } from '../../queries.ts';
import { toRpcError } from '../../rpc-error.ts';
import { openTemplate } from '../../shell/note-actions.ts';
import { folderName } from '../../words/filters.ts';
import { TEMPLATE_WORDS } from '../../words/template.ts';
import { SettingRow } from './setting-row.tsx';

/** What new notes begin as: the text, the file that it stands in, and the way to one of the user's own. */
export function TemplateList(): JSX.Element {
  const client = useClient();
  const templates = useQuery({
    queryKey: QUERY_KEYS.templates,
    queryFn: ({ signal }) => client.call('templates', {}, signal).then(({ templates: all }) => all),
    // They are written in other programs.
    refetchOnWindowFocus: 'always',
    staleTime: 0,
  });
  return (
    <>
      <h3>Templates of new notes</h3>
      <p className="quiet small">
        A new note is its template with <code>{'{{date}}'}</code>, <code>{'{{weekday}}'}</code>,{' '}
        <code>{'{{title}}'}</code>, <code>{'{{openItems}}'}</code>, <code>{'{{attendees}}'}</code> and the like filled
        in. A journal may have its own as <code>templates/meeting.md</code>; those come first.
      </p>
      {templates.isPending && <Skeleton label="Reading the templates" rows={6} />}
      {templates.isError && (
        <Problem
          title="The templates could not be listed"
          error={templates.error}
          onRetry={() => void templates.refetch()}
        />
      )}
      {templates.data?.map((template) => (
        <TemplateRow key={template.file} template={template} />
      ))}
    </>
  );
}

function TemplateRow({ template }: { readonly template: TemplateView }): JSX.Element {
  const { kind, from, file, text } = template;
  const client = useClient();
  const make = useMakeTemplate();
  const [isShown, setShown] = useState(false);
  const name =
    from === 'journal' ? `${TEMPLATE_WORDS[kind]} in ${folderName(template.journal ?? '')}` : TEMPLATE_WORDS[kind];
  const failed = make.error === null ? null : toRpcError(make.error);
  const problem = template.problem ?? (failed && `${failed.message} ${failed.hint}`);
  return (
    <SettingRow
      name={name}
      about={from === 'built-in' ? 'Daybook’s own' : <span className="path">{file}</span>}
      problem={problem}
      below={
        isShown && (
          <pre className="template-text" tabIndex={0} aria-label={`Template: ${name}`}>
            {text}
          </pre>
        )
      }
    >
      <button
        type="button"
        className="link-button"
        aria-expanded={isShown}
        aria-label={`${isShown ? 'Hide' : 'Show'} the template: ${name}`}
        onClick={() => setShown(!isShown)}
      >
        {isShown ? 'Hide' : 'Show'}
      </button>
      {from === 'built-in' ? (
        <button
          type="button"
          className="button"
          aria-label={`Make your own template: ${name}`}
          disabled={make.isPending}
          onClick={() => make.mutate(kind)}
        >
          Make your own
        </button>
      ) : (
        <button
          type="button"
          className="button"
          aria-label={`Open the template: ${name}`}
          onClick={() => void openTemplate(client, template)}
        >
          Open
        </button>
      )}
    </SettingRow>
  );
}

/** Makes a template of the user's own out of Daybook's, and opens it to be edited. */
function useMakeTemplate() {
  const client = useClient();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (kind: TemplateKind) => client.call('makeTemplate', { kind }),
    onSuccess({ templates }, kind) {
      queries.setQueryData(QUERY_KEYS.templates, templates);
      const made = templates.find((one) => one.kind === kind && one.from === 'own');
      if (made === undefined) return;
      tellUser(`${made.file} is yours: new notes begin as it is.`, {
        label: 'Open',
        run: () => void openTemplate(client, made),
      });
    },
  });
}
