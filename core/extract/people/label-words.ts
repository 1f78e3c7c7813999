/** Words of any sentence: no name holds one. */
export const FUNCTION_WORDS = `
a about above after again against all also although am an and another any are as at away back be became because been
before behind being below between both but by can cannot could did do does doing down during each either else etc even
every few first for from further get gets given go goes going got had has have having he hence her here hers him his how
however i if in instead into is isn't it its just last least less let let's lets like likely many may maybe me might more
most much must my near need needs neither never new next no none nor not now of off often ok okay old on once one only
onto or other others our ours out over own per perhaps please probably rather really same second she should since so
some someone something soon still such than that that's the their them then there therefore these they third this those
though through thus till to today together tomorrow tonight too toward two under unless until up upon us use used using
usually versus very via vs was we well were what what's when where whether which while who whom whose why will with
within without would yes yesterday yet you your yours morning afternoon evening etc e.g i.e
`;

/** What notes put before a colon, or as a heading, that is nobody's name. */
export const LABEL_WORDS = `
abstract acceptance access account accounts ack action actions active actual addendum additional address adr advantages
advice agenda agreed agreement aim aims alert alerts alias aliases alternative alternatives analysis announcement
announcements answer answers ap api app apps appendix approach approval approved approver approvers architecture archive
area argument arguments article articles artifact artifacts aside assignee assignees assumption assumptions attempt
attached attachment attachments attendance attendee attendees attending author authors auth automation availability aws
background backend backlog bad baseline basic basics benchmark benchmarks benefit benefits best blocked blocker blockers
blocking blog board body book bookmark bookmarks books bonus branch break breaking breakout breakfast brief bug bugs
bugfix bugfixes build builds
business call calls candidate candidates cadence case cases category cause causes caution caveat caveats cc chair
challenge challenges change changed changelog changes channel charter chat check checklist checks choice ci class cleanup
client clients closed code coffee comment comments commit commits communication communications community comparison
complete completed component components concern concerns conclusion conclusions condition conditions config configuration
confirmed connection consensus consequence consequences consideration considerations cons constraint constraints contact
contacts content contents context contribution contributions contributors copy core correction cost costs created
criteria critical currently current custom customer customers daily dashboard dashboards data database dataset date dates
day days db deadline deadlines debug debugging decided decider deciders decision decisions default defaults deferred
defect definition definitions delete deleted demo demos dependencies dependency deploy deployed deployment deployments
deprecated deprecation deprecations
description design desktop destination detail details dev develop developer developers development diagnosis diagram diff
difference differences dinner directions directory disadvantage disadvantages disclaimer discuss discussed discussion
discussions display
docker docs documentation document documents doing domain done doubts download draft drafts drawback drawbacks drivers due
duration edit edited edits effect effort email emails end endpoint endpoints energy engineering enhancement enhancements
environment environments epic
epics error errors est estimate estimates eta evaluation event events everybody everyone evidence example examples
exception exceptions exercise expected experience experiment experiments explanation extra facilitator fact facts failed
failure failures faq feat feature features feedback field fields figure figures file files finally finding findings
finished fix fixed fixes fixme flag flow focus folder followup follow-up follow-ups followups food format former forum
found framework frontend frontmatter fun func function functions future fyi gap gaps general generally github git given
glossary goal goals good google gotcha gotchas gratitude group groups guest guests guide guideline guidelines habits hack
half happened header headers health help highlight highlights lowlights kudos learnings shoutouts wins misses hint hints history hold holiday holidays home homework host
hosts hotfix hour hours house http https hypothesis id idea ideas identified image images impact impediment impediments
implementation
implications important improvement improvements incident incidents info information infra infrastructure initial
initiative initiatives input inputs
insight insights install installation instruction instructions integration integrations intent interesting interface
internal interview
interviews intro introduction introductions investigate investigation invitees issue issues item items iteration job jobs
journal
justification key keys kickoff kind known kudos label labels language latency later latest leads learned learning
learnings learnt lesson lessons level levels library license limit limitation limitations limits line lines link links
list lists local location locations log logs long longer looking low lunch mail main maintenance major manual meaning
meanwhile measure measures media meet meeting meetings member members memo memory mentee mentor merge merged message
messages meta method methodology methods metric metrics migration milestone milestones minor minute minutes misc
miscellaneous
mission mitigation mitigations mode model models moderator mom monitoring month monthly mood motivation motion move name
names nb network nice nit nits node nope normal notable note notebook noted notes notetaker note-taker notice notices
notification
number numbers objection objections objective objectives observation observations office offline ongoing online oncall
on-call
open opening operations operator opinion opportunities opportunity opposed optimization optimizations option optional
options order org organisation organization organizer organizers origin other outage outcome outcomes outline output
outputs outreach outstanding overall overview owner owners package packages page pages paper parameter parameters part
participant participants parties passed password past path patch pause payload pending people percent performance
permissions person personal phase phone picks ping pipeline pipelines place plan planned planning plans platform platforms
plus podcast point points policy poll port possible postmortem pr precondition preconditions preparation prep
prerequisites presence present
presentation presentations presented presenter presenters previous previously price primary principle principles prio
priorities priority prize problem problems process processes prod product production products program progress
project projects prompt proof property proposal proposals proposed propositions pros prs public publish published pull
purpose qa
quality query queries question questions queue quick quote rating rationale raw read reader reading readme reality reason
reasoning reasons recap received recent recommendation recommendations recommended recording recordings recurring ref
reference
references refs reflection reflections regarding region regrets regular reject rejected related release released releases
reliability remaining
remark remarks reminder reminders remote reply repo report reported reporter reports repos repositories repository
reproduce request requests
required requirement requirements research resolution resolutions resolved resource resources response responses
responsibilities
responsible rest restaurant result results retro retrospective return returns review reviewed reviewer reviewers reviews
rfc right risk risks roadmap role roles rollback rollout room root round routine rule rules run runbook running sample
samples save scenario scenarios schedule scheduled schema scope score screenshot screenshots scribe scribes script scripts
scrum
search secondary secretary secret section sections security see self send sent sequence series server servers service
services session sessions set setback setbacks settings setup severity shared shipped short show side sidenote sig signal
signed simple simply site sites size skill skills sketch slack slide slides software solution solutions
solved somebody source sources space speaker speakers specific spec specs specification spike sponsor sponsors sprint sql
stack
staff stage stages staging stakeholders standard standup stand-up start started state states statement statements static
statistics stats status step
steps storage stories story strategy strength strengths stretch structure stuck style sub subject submitted success
suggested
suggestion suggestions summary support supported sure survey symptom symptoms sync syntax system systems table
tables tag tags takeaway takeaways target targets task tasks tbc tbd tc tdlr team teams tech technical template test
tested testing tests text thanks theme themes theory thing things think thought thoughts thread threads ticket tickets
til
time timeline times timing tip tips title tl;dr tldr todo todos tool tooling tools topic topics total tradeoff tradeoffs
trade-off trade-offs training transcript
transcription translation translations travel triage trigger trouble troubleshooting try tutorial tutorials type types
typo ui unclear
unassigned
unknown unrelated update updated updates upcoming uri url urls usage user username users validation value values var
variable
variables vendor verification verdict verify version versions video videos view vision volume vote votes waiting
walkthrough warn
warning warnings watch weather weakness weaknesses web webinar website week weekend weekly weeks welcome wfh
wifi wins win wiki wip wishlist wontfix willnotfix cancelled canceled word words work workaround workarounds worked
workflow workflows workgroup
working workload workshop workshops worry worries write writing wrong year years zoom zulip
monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun january february
march april june july august september october november december jan feb mar apr jun jul aug sep sept oct nov dec am pm
utc gmt est edt cst cdt mst mdt pst pdt cet cest bst ist jst aest
javascript typescript python rust golang java kotlin swift ruby rails php perl scala haskell elixir bash shell zsh html
css json yaml toml xml csv pdf markdown sql sqlite postgres postgresql mysql redis kafka spark airflow snowflake docker
kubernetes k8s helm terraform ansible jenkins gitlab bitbucket jira confluence linux macos windows ubuntu debian android
ios chrome firefox safari safari node nodejs react vue angular numpy pandas grafana prometheus nginx aws gcp azure s3 ec2
ecs eks lambda cloud cpu gpu ram ssd dns ssh tls ssl tcp udp ip http ok ko na n/a eta faq lgtm wip asap rip iirc imo imho
afaik btw ps pps edit
re con pro ie eg vs various several multiple certain interested interesting missing include includes including exclude
excludes excluding propose proposing allow allows added adding adds removed removing upside downside upsides downsides prior relevant related art
advantage disadvantage abstain approve approved deny denied accept accepted aye nay agree disagree neutral support oppose grammar parser parsers
operator fallback tuple record records strike breathe precedent joke growth audience stance narrator metaphor polyfill spread async await sync
promise promises memory allocator async-await unlike dealing appending fonts characters silently reluctantly posted quoting clones man lang
libs compiler infra core dev-tools embedded niches debate chore feat enh maint doc bld tst dep bot ci/cd rel perf wip nep pep adr rfcs
ai unconvinced convinced indifferent unsure notify strong weak relationship relationships everyone's all-hands both anyone nobody folks guys crew management leadership legal finance sales marketing hr
ledger gateway billing checkout payments payment login logins signup inventory shipping orders cart portal portals proxy scheduler
worker workers cache caching crawler scraper indexer indexing importer exporter export import uploader downloader router routing
renderer reporting catalog catalogue registry broker buffer bucket buckets consumer consumers producer producers dispatcher
ingestion ingest ingress egress hardware firmware driver kernel compiler runtime container containers cluster clusters node
nodes networking firewall certificate certificates certs cert credentials permission token tokens webhook webhooks cron crons
cronjob backup backups restore telemetry tracing observability paging pager rota autoscaler autoscaling throttling sharding
replication partition partitions replica replicas warehouse lakehouse datalake sensor sensors simulator dataset datasets
printer laptop laptops badge badges dentist doctor groceries garage birthday invoice invoices payroll taxes tax rent insurance
parking flight flights hotel hiring recruiting legal procurement marketing newsletter homepage landing careers branding
liaison localization refunds refund subscription subscriptions pricing quota quotas search notifications messaging inbox calendar
`;

/** Products that engineers write about; those that are first names too (Cassandra, Jasper, Claude …) are left to the evidence. */
export const PRODUCT_WORDS = `
sentry vault argo argocd consul nomad datadog pagerduty opsgenie splunk kibana elasticsearch opensearch logstash fluentd mongo
mongodb rabbitmq celery etcd istio envoy linkerd traefik haproxy keycloak okta auth0 stripe twilio sendgrid notion figma miro
trello asana circleci buildkite tekton spinnaker packer vagrant bazel gradle maven webpack vite eslint prettier cypress
playwright selenium storybook dbt databricks airbyte fivetran looker tableau metabase superset presto trino flink beam hadoop
iceberg debezium minio ceph openstack vmware proxmox harbor nexus artifactory sonarqube snyk dependabot renovate cloudflare
fastly akamai vercel netlify heroku supabase firebase cockroachdb clickhouse duckdb neo4j dynamodb bigquery redshift athena
sagemaker mlflow kubeflow pytorch tensorflow keras openai copilot cursor chatgpt llama qwen ollama langchain qdrant milvus
pinecone faiss celeryd gunicorn uvicorn django flask fastapi laravel symfony spring quarkus svelte nextjs nuxt tailwind
electron flutter xcode homebrew podman kubelet kubectl kustomize flux crossplane pulumi loki tempo thanos mimir jaeger zipkin
memcached varnish zookeeper pulsar nats mqtt graphql grpc oauth saml ldap active-directory sharepoint outlook teams webex
`;

/** The same in the languages of others: days, months, and what stands over parts of a note. */
export const FOREIGN_LABEL_WORDS = `
gestern heute morgen übermorgen montag dienstag mittwoch donnerstag freitag samstag sonntag januar februar märz juni 
oktober dezember aufgabe aufgaben thema themen frage fragen antwort ergebnis ergebnisse entscheidung entscheidungen beschluss
beschlüsse notiz notizen hinweis hinweise ziel ziele termin termine problem probleme lösung offen sonstiges fazit zusammenfassung
nächste schritte agenda tagesordnung protokoll
grüße grüsse gruß gruss danke dank hallo urlaub krank abwesend geburtstag feiertag vertretung bereitschaft betrieb wetter
störung störungen ausfall ausfälle wartung vorschlag vorschläge idee ideen stand aktuelles neues rückblick rückschau ausblick
anhang anlage achtung wichtig erinnerung besuch einkauf lernen gelernt dankbarkeit stimmung gedanken erkenntnisse
hier aujourd'hui demain lundi mardi mercredi jeudi vendredi samedi dimanche janvier février avril juin juillet août
septembre octobre novembre décembre tâche tâches sujet sujets réponse résultat résultats décision décisions remarque remarques
objectif objectifs problème problèmes solution étapes ordre divers résumé
bonjour merci salut congé congés vacances absence absences anniversaire livraison livraisons incident incidents panne pannes
attention important rappel proposition idée idées astreinte météo bilan humeur gratitude
ayer hoy mañana lunes martes miércoles jueves viernes sábado domingo enero febrero mayo junio agosto
septiembre octubre noviembre diciembre tarea tareas tema temas pregunta preguntas respuesta resultado resultados decisión
decisiones nota notas objetivo objetivos problema problemas solución acuerdo acuerdos pasos resumen varios
hola gracias saludos vacaciones cumpleaños entrega entregas incidente incidentes aviso avisos importante recordatorio propuesta
guardia ausencia ausencias ánimo reflexión agradecimiento
ciao grazie saluti ferie compleanno consegna avviso promemoria proposta olá obrigado obrigada saudações férias aniversário
groeten bedankt vakantie verjaardag levering storing hälsningar tack semester hilsen takk tak urlop dzięki привет спасибо отпуск
ieri oggi domani lunedì martedì mercoledì giovedì venerdì sabato argomento argomenti domanda decisione decisioni
ontem hoje amanhã segunda terça quarta quinta sexta assunto tarefa tarefas pergunta decisão decisões
gisteren vandaag maandag dinsdag woensdag donderdag vrijdag zaterdag zondag vraag besluit besluiten actiepunten actiepunt
igår idag imorgon beslut fråga frågor wczoraj dzisiaj jutro вчера сегодня завтра решение вопрос тема итог 昨日 今日 明日 昨天 今天
明天
примечание примечания заметка заметки важно внимание вопросы ответ ответы задача задачи итоги темы план планы проблема проблемы ошибка
ошибки причина причины готово сделано ссылка ссылки дата время участники повестка резюме вывод выводы результат результаты идея идеи
напоминание блокеры следующее прочее понедельник вторник среда четверг пятница суббота воскресенье январь февраль март апрель май июнь
июль август сентябрь октябрь ноябрь декабрь примітка нотатки питання відповідь рішення завдання підсумок сьогодні учора вчора
σημείωση σημειώσεις ερώτηση ερωτήσεις απάντηση απόφαση αποφάσεις θέμα θέματα πρόβλημα λύση στόχος στόχοι ιδέα ιδέες σήμερα χθες χτες αύριο
σημαντικό προσοχή αποτέλεσμα αποτελέσματα σύνοψη δευτέρα τρίτη τετάρτη πέμπτη παρασκευή σάββατο κυριακή
הערה הערות שאלה שאלות תשובה החלטה החלטות משימה משימות נושא נושאים בעיה בעיות פתרון סיכום היום אתמול מחר חשוב תוצאה תוצאות רעיון תזכורת
ملاحظة ملاحظات سؤال أسئلة جواب قرار قرارات مهمة مهام موضوع مشكلة حل ملخص اليوم أمس غدا مهم نتيجة فكرة تذكير
uwaga uwagi pytanie odpowiedź decyzja decyzje zadanie zadania temat tematy cel cele problemy pomysł pomysły ważne wynik podsumowanie
poznámka poznámky otázka odpověď rozhodnutí úkol úkoly téma cíl řešení důležité výsledek shrnutí včera dnes zítra
not notlar soru sorular cevap karar kararlar görev görevler konu konular sorun çözüm sonuç özet önemli bugün dün yarın
`;
