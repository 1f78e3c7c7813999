/** A page in Confluence's storage format, with the words that a reader of it sees. */
export interface PageShape {
  readonly name: string;
  readonly storage: string;
  readonly words: string;
}

const code = (body: string, language = 'bash', title = '') =>
  `<ac:structured-macro ac:name="code" ac:schema-version="1"><ac:parameter ac:name="language">${language}</ac:parameter>${
    title === '' ? '' : `<ac:parameter ac:name="title">${title}</ac:parameter>`
  }<ac:plain-text-body><![CDATA[${body}]]></ac:plain-text-body></ac:structured-macro>`;
const panel = (name: string, body: string, title = '') =>
  `<ac:structured-macro ac:name="${name}">${title === '' ? '' : `<ac:parameter ac:name="title">${title}</ac:parameter>`}<ac:rich-text-body>${body}</ac:rich-text-body></ac:structured-macro>`;

/** Shapes of pages as teams write them; the texts are made up. */
export const PAGE_SHAPES: readonly PageShape[] = [
  {
    name: 'plain paragraphs',
    storage: '<p>The kettle boils.</p><p>Then the pump starts &amp; stops &mdash; twice.</p>',
    words: 'The kettle boils Then the pump starts stops twice',
  },
  {
    name: 'headings of all levels',
    storage: '<h1>Alarm</h1><p>a1</p><h2>Diagnosis</h2><p>b1</p><h6>Deep</h6>',
    words: 'Alarm a1 Diagnosis b1 Deep',
  },
  {
    name: 'heading with code and a line break',
    storage: '<h2>Why <code>pumpd</code><br/>fails</h2>',
    words: 'Why pumpd fails',
  },
  {
    name: 'numbered steps with code inside',
    storage: `<ol><li><p>Look at the queue</p>${code('kubectl -n brew get pods\n\nkubectl logs x')}</li><li>Drain it</li></ol>`,
    words: 'Look at the queue kubectl n brew get pods kubectl logs x Drain it',
  },
  {
    name: 'nested lists',
    storage: '<ul><li>one<ul><li>two<ol><li>three</li></ol></li></ul></li><li>four</li></ul>',
    words: 'one two three four',
  },
  { name: 'list directly in a list', storage: '<ul><li>outer</li><ul><li>inner</li></ul></ul>', words: 'outer inner' },
  {
    name: 'code with a title',
    storage: code('SELECT 1 | 2;\n\t-- *stars* and `ticks`', 'sql', 'Count the barrels'),
    words: 'Count the barrels SELECT 1 2 stars and ticks',
  },
  { name: 'code with fences in it', storage: code('```\nfenced\n```\n````\nmore', 'none'), words: 'fenced more' },
  { name: 'code with a split end mark', storage: code('a[b[0]]]]><![CDATA[>c', 'java'), words: 'a b 0 c' },
  {
    name: 'noformat',
    storage:
      '<ac:structured-macro ac:name="noformat"><ac:plain-text-body><![CDATA[ raw <b>text</b> &amp; more ]]></ac:plain-text-body></ac:structured-macro>',
    words: 'raw b text b amp more',
  },
  {
    name: 'info panel',
    storage: panel('info', '<p>Ask the <strong>brewer</strong>.</p>', 'Before you start'),
    words: 'Before you start Ask the brewer',
  },
  {
    name: 'warning panel with code',
    storage: panel('warning', `<p>Never run</p>${code('rm -rf /srv/vat')}<p>alone.</p>`),
    words: 'Never run rm rf srv vat alone',
  },
  {
    name: 'note, tip and plain panel',
    storage: panel('note', '<p>n1</p>') + panel('tip', '<p>t1</p>') + panel('panel', '<p>p1</p>', 'Panel head'),
    words: 'n1 t1 Panel head p1',
  },
  {
    name: 'panel in a panel',
    storage: panel('info', `<p>outer</p>${panel('warning', '<p>inner</p>')}`),
    words: 'outer inner',
  },
  { name: 'expand', storage: panel('expand', '<p>hidden text</p>', 'Show the log'), words: 'Show the log hidden text' },
  {
    name: 'task list',
    storage:
      '<ac:task-list><ac:task><ac:task-id>4</ac:task-id><ac:task-status>incomplete</ac:task-status><ac:task-body>order hops</ac:task-body></ac:task><ac:task><ac:task-id>5</ac:task-id><ac:task-status>complete</ac:task-status><ac:task-body><span>rinse <time datetime="2031-03-09" /></span></ac:task-body></ac:task></ac:task-list>',
    words: 'order hops rinse 2031 03 09',
  },
  {
    name: 'status',
    storage:
      '<p>It is <ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Green</ac:parameter><ac:parameter ac:name="title">IN SERVICE</ac:parameter></ac:structured-macro> now</p>',
    words: 'It is IN SERVICE now',
  },
  {
    name: 'mentions',
    storage:
      '<p>Call <ac:link><ri:user ri:account-id="u7" /></ac:link> or <ac:link><ri:user ri:userkey="gone" /></ac:link></p>',
    words: 'Call Mira Vat or gone',
  },
  {
    name: 'links to pages',
    storage:
      '<p>See <ac:link><ri:page ri:content-title="Pump down" /><ac:plain-text-link-body><![CDATA[the other page]]></ac:plain-text-link-body></ac:link>, <ac:link ac:anchor="Next steps"><ri:page ri:content-title="Pump down" /></ac:link> and <ac:link><ri:page ri:content-title="Nowhere" ri:space-key="ZZ" /><ac:link-body>a <em>lost</em> one</ac:link-body></ac:link></p>',
    words: 'See the other page Pump down and a lost one Nowhere',
  },
  {
    name: 'links to the outside',
    storage:
      '<p><a href="https://example.com/a_(b)?q=1&amp;r=2">dash [board]</a> <a href="javascript:alert(1)">bad</a> <a href="/wiki/spaces/BREW/pages/22/Pump+down">moved</a></p>',
    words: 'dash board bad moved',
  },
  {
    name: 'attachments',
    storage:
      '<p><ac:link><ri:attachment ri:filename="vat plan.pdf" /></ac:link> <ac:image ac:alt="the vat"><ri:attachment ri:filename="vat.png" /></ac:image><ac:image><ri:attachment ri:filename="missing.png" /></ac:image><ac:image><ri:url ri:value="https://example.com/x.png" /></ac:image></p>',
    words: 'vat plan pdf the vat missing png',
  },
  {
    name: 'table with head',
    storage:
      '<table><colgroup><col /></colgroup><tbody><tr><th>Sign</th><th>Do</th></tr><tr><td>a | b</td><td><p>first</p><p>second</p></td></tr></tbody></table>',
    words: 'Sign Do a b first second',
  },
  {
    name: 'table with merged cells',
    storage:
      '<table><tbody><tr><th colspan="2">Wide</th></tr><tr><td rowspan="2">tall</td><td>x1</td></tr><tr><td>x2</td></tr></tbody></table>',
    words: 'Wide tall x1 x2',
  },
  {
    name: 'table with lists and code in it',
    storage: `<table><tbody><tr><th>Step</th><td><ul><li>alpha<ul><li>beta</li></ul></li></ul></td><td>${code('grep "a|b" x\nsort')}</td></tr></tbody></table>`,
    words: 'Step alpha beta grep a b x sort',
  },
  {
    name: 'table in a table',
    storage:
      '<table><tbody><tr><td>outside<table><tbody><tr><td>inside</td></tr></tbody></table></td></tr></tbody></table>',
    words: 'outside inside',
  },
  {
    name: 'drawing',
    storage:
      '<ac:structured-macro ac:name="drawio"><ac:parameter ac:name="diagramName">vat</ac:parameter><ac:parameter ac:name="width">640</ac:parameter></ac:structured-macro>',
    words: 'drawio vat 640',
  },
  {
    name: 'unknown macro with a body',
    storage:
      '<ac:structured-macro ac:name="brew-board"><ac:parameter ac:name="tank">nine</ac:parameter><ac:rich-text-body><p>Body of it</p></ac:rich-text-body></ac:structured-macro>',
    words: 'brew board tank nine Body of it',
  },
  {
    name: 'unknown macro with plain text',
    storage:
      '<ac:structured-macro ac:name="mermaid"><ac:plain-text-body><![CDATA[graph TD; a-->b]]></ac:plain-text-body></ac:structured-macro>',
    words: 'graph TD a b',
  },
  {
    name: 'contents and jira',
    storage:
      '<ac:structured-macro ac:name="toc"><ac:parameter ac:name="maxLevel">3</ac:parameter></ac:structured-macro><p>Known as <ac:structured-macro ac:name="jira"><ac:parameter ac:name="server">Tracker</ac:parameter><ac:parameter ac:name="key">BREW-12</ac:parameter></ac:structured-macro></p>',
    words: 'Known as BREW 12',
  },
  {
    name: 'columns of a layout',
    storage:
      '<ac:layout><ac:layout-section ac:type="two_equal"><ac:layout-cell><p>left</p></ac:layout-cell><ac:layout-cell><p>right</p></ac:layout-cell></ac:layout-section></ac:layout>',
    words: 'left right',
  },
  {
    name: 'panel of the new editor',
    storage:
      '<ac:adf-extension><ac:adf-node type="panel"><ac:adf-attribute key="panel-type">warning</ac:adf-attribute><ac:adf-content><p>new hot</p></ac:adf-content></ac:adf-node><ac:adf-fallback><div><p>new hot</p></div></ac:adf-fallback></ac:adf-extension>',
    words: 'new hot',
  },
  {
    name: 'comments in the text, placeholders and emoticons',
    storage:
      '<p><ac:inline-comment-marker ac:ref="1">marked</ac:inline-comment-marker> <ac:placeholder>fill in</ac:placeholder> <ac:emoticon ac:name="tick" /> <ac:emoticon ac:name="blue-star" ac:emoji-fallback="⭐" /></p>',
    words: 'marked fill in',
  },
  {
    name: 'text that looks like markdown',
    storage:
      '<p># no heading</p><p>- no item</p><p>1. no step</p><p>a*b*c _d_ __e__ `f` [g](h) ![i](j) &lt;k&gt; l_m_n ~~o~~ | p | &amp;amp;</p><p>&gt; quote</p><p>---</p><p>[x]: y</p><ul><li>[ ] no box</li></ul>',
    words: 'no heading no item 1 no step a b c d e f g h i j k l m n o p amp quote x y no box',
  },
  {
    name: 'marks around spaces',
    storage:
      '<p>a<strong> bold </strong>b<em>x</em><strong><em>both</em></strong> <u>under</u> <s>gone</s> H<sub>2</sub>O</p>',
    words: 'a bold bxboth under gone H2O',
  },
  {
    name: 'quotes, rules and preformatted text',
    storage: '<blockquote><p>said one</p><p>said two</p></blockquote><hr /><pre>  kept   as is\n  line</pre>',
    words: 'said one said two kept as is line',
  },
  {
    name: 'text without a paragraph, and breaks',
    storage: 'bare text<br />second line<br/><br/>third <p>inside</p> after',
    words: 'bare text second line third inside after',
  },
  {
    name: 'definitions and details',
    storage: '<dl><dt>vat</dt><dd>holds wort</dd></dl><details><summary>More</summary><p>of it</p></details>',
    words: 'vat holds wort More of it',
  },
  {
    name: 'scripts and frames',
    storage:
      '<script>var lost = 1;</script><style>.gone {}</style><iframe src="https://example.com/board">old browser</iframe>',
    words: 'var lost 1 gone old browser',
  },
  {
    name: 'unknown elements',
    storage: '<p>a <blink>b</blink> <x:y>c</x:y></p><custom-block><p>d</p></custom-block>',
    words: 'a b c d',
  },
  {
    name: 'broken markup',
    storage: '<p>open <strong>never closed<p>next</b></i> tail</p></td> after <ul><li>x',
    words: 'open never closed next tail after x',
  },
  {
    name: 'other scripts and invisible letters',
    storage: '<p>Größe 温度 Ñandú&nbsp;naïve e\u0301 &#x1F37A; soft&shy;hyphen</p>',
    words: 'Größe 温度 Ñandú naïve é',
  },
];
