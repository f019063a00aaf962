// The block in the editor: where the config comes from, the card itself, and what is wrong with the config.
(() => {
  const { blocks, blockEditor, components, data, element, i18n, apiFetch } = window.wp;
  const { createElement: el, Fragment, useEffect, useLayoutEffect, useRef, useState } = element;
  const { __ } = i18n;
  const { language, languages, sections } = window.inspectionCardSettings;
  const store = window.inspectionCardStore;

  /** A text as base64 of its UTF-8: WordPress changes `<` and `&` in a block's attributes when an author saves them. */
  const encode = (text) => btoa(Array.from(new TextEncoder().encode(text), (byte) => String.fromCharCode(byte)).join(''));

  const decode = (base64) => new TextDecoder().decode(Uint8Array.from(atob(base64), (character) => character.charCodeAt()));

  const hasSource = ({ id, src, config }) => Boolean(id || src || config);

  /** The config of the block, as the site reads it: `text`, `words`, `link`; or `error`, a sentence. */
  function useConfig({ id, src, config, lang }, isWanted) {
    const [read, setRead] = useState({});
    useEffect(() => {
      let isCurrent = true;
      setRead({});
      if (isWanted) {
        const sources = { id, src, config, lang };
        const given = Object.fromEntries(Object.entries(sources).filter(([, value]) => value));
        apiFetch({ path: '/inspection-card/v1/config', method: 'POST', data: given }).then(
          (answer) => isCurrent && setRead(answer),
          ({ message }) => isCurrent && setRead({ error: message }),
        );
      }
      return () => {
        isCurrent = false;
      };
    }, [id, src, config, lang, isWanted]);
    return read;
  }

  /** Whether the post is being saved, and which post. */
  const useSaving = () =>
    data.useSelect((select) => {
      const editor = select('core/editor');
      return {
        post: editor?.getCurrentPostId(),
        isSaving: Boolean(editor?.isSavingPost() && !editor.isAutosavingPost()),
        isSaved: Boolean(editor?.didPostSaveRequestSucceed()),
      };
    }, []);

  /** The card, rendered here; when the post is saved, the site stores it. */
  function Card({ attributes, text, onProblems }) {
    const ref = useRef();
    const wasSaving = useRef(false);
    const isWaiting = useRef(false);
    const { post, isSaving, isSaved } = useSaving();

    async function storeIfSaved() {
      if (!isWaiting.current || !ref.current?.querySelector('article.inspection-card')) return;
      isWaiting.current = false;
      const error = await store(ref.current, post);
      // The post has been changed since: it will be saved again.
      if (!error || error.data?.status === 409) return;
      const message = __('The inspection card is not stored for readers without script: %s', 'inspection-card');
      data.dispatch('core/notices')?.createWarningNotice(i18n.sprintf(message, error.message));
    }

    // Before the element's own tasks, which may be done before the next frame.
    useLayoutEffect(() => {
      const host = ref.current;
      const onError = ({ detail }) => onProblems(detail.problems.length ? detail.problems : [{ severity: 'error', what: detail.message }]);
      host.addEventListener('inspection-card:error', onError);
      host.addEventListener('inspection-card:ready', storeIfSaved);
      return () => {
        host.removeEventListener('inspection-card:error', onError);
        host.removeEventListener('inspection-card:ready', storeIfSaved);
      };
    });
    useEffect(() => {
      if (wasSaving.current && !isSaving && isSaved) {
        isWaiting.current = true;
        storeIfSaved();
      }
      wasSaving.current = isSaving;
    }, [isSaving, isSaved]);

    return el('inspection-card', {
      ref,
      config: text,
      lang: attributes.lang || language,
      'heading-level': attributes.headingLevel,
      open: attributes.open,
      variant: attributes.variant,
      theme: attributes.theme,
      loading: 'eager',
    });
  }

  function Problems({ problems }) {
    if (!problems.length) return null;
    const isError = problems.some(({ severity }) => severity === 'error');
    const line = ({ path, what, expected, hint }) =>
      [path && `${path}: `, what, '. ', expected && i18n.sprintf(__('Expected %s.', 'inspection-card'), expected), hint && ` ${hint}`].filter(Boolean).join('');
    return el(components.Notice, { status: isError ? 'error' : 'warning', isDismissible: false, className: 'inspection-card-block-problems' },
      __('What is wrong with the config:', 'inspection-card'),
      el('ul', null, problems.map((problem, index) => el('li', { key: index }, line(problem)))),
    );
  }

  /** Asks where the config comes from: pasted, a file, or an address. */
  function Source({ attributes, setSource, onCancel }) {
    const [text, setText] = useState(attributes.config ? decode(attributes.config) : '');
    const [src, setSrc] = useState(attributes.src ?? '');
    const cancel = onCancel && el(components.Button, { variant: 'tertiary', onClick: onCancel }, __('Cancel', 'inspection-card'));
    return el(components.Placeholder,
      {
        icon: 'clipboard',
        label: __('Inspection card', 'inspection-card'),
        instructions: __('Paste the JSON that the builder has made, or choose a JSON file.', 'inspection-card'),
      },
      el('div', { className: 'inspection-card-block-source' },
        el(components.TextareaControl, { label: __('JSON of the card', 'inspection-card'), rows: 6, value: text, onChange: setText }),
        el('div', { className: 'inspection-card-block-row' },
          el(components.Button, { variant: 'primary', disabled: !text.trim(), onClick: () => setSource({ config: encode(text.trim()) }) }, __('Show the card', 'inspection-card')),
          el(blockEditor.MediaUploadCheck, null,
            el(blockEditor.MediaUpload, {
              allowedTypes: ['application/json'],
              value: attributes.id,
              onSelect: ({ id }) => setSource({ id }),
              render: ({ open }) => el(components.Button, { variant: 'secondary', onClick: open }, __('Choose a file', 'inspection-card')),
            }),
          ),
          cancel,
        ),
        el('div', { className: 'inspection-card-block-row' },
          el(components.TextControl, { label: __('Or an address on this site', 'inspection-card'), placeholder: '/inspections/2025.json', value: src, onChange: setSrc }),
          el(components.Button, { variant: 'secondary', disabled: !src.trim(), onClick: () => setSource({ src: src.trim() }) }, __('Use the address', 'inspection-card')),
        ),
      ),
    );
  }

  function Settings({ attributes, setAttributes }) {
    const select = (name, label, options) =>
      el(components.SelectControl, {
        label,
        value: attributes[name] ?? '',
        options: options.map(([value, text]) => ({ value, label: text })),
        onChange: (value) => setAttributes({ [name]: value || undefined }),
      });
    const names = { en: 'English', cy: 'Cymraeg' };
    const open = (attributes.open ?? '').split(' ').filter(Boolean);
    const toggle = (name) => (isOpen) => {
      const chosen = isOpen ? [...open, name] : open.filter((other) => other !== name);
      setAttributes({ open: chosen.join(' ') || undefined });
    };
    const labels = {
      all: __('All sections', 'inspection-card'),
      priorities: __('Priorities', 'inspection-card'),
      strengths: __('Strengths', 'inspection-card'),
      requirements: __('Requirements', 'inspection-card'),
      improvements: __('Areas for improvement', 'inspection-card'),
      recommendations: __('Recommendations', 'inspection-card'),
      voices: __('Quotes and responses', 'inspection-card'),
      earlier: __('Earlier inspections', 'inspection-card'),
      related: __('Related inspections', 'inspection-card'),
      meanings: __('What the grades mean', 'inspection-card'),
    };
    return el(blockEditor.InspectorControls, null,
      el(components.PanelBody, { title: __('Card', 'inspection-card') },
        select('variant', __('How much is shown', 'inspection-card'), [['', __('Everything', 'inspection-card')], ['compact', __('Outcome and link only', 'inspection-card')]]),
        select('lang', __('Language', 'inspection-card'), [['', __('As the site', 'inspection-card')], ...languages.map((code) => [code, names[code] ?? code])]),
        select('headingLevel', __('Level of the heading', 'inspection-card'), [['', '2'], ['3', '3'], ['4', '4'], ['5', '5']]),
        select('theme', __('Colours', 'inspection-card'), [['', __('As the page', 'inspection-card')], ['light', __('Light', 'inspection-card')], ['dark', __('Dark', 'inspection-card')]]),
      ),
      el(components.PanelBody, { title: __('Sections that are open', 'inspection-card'), initialOpen: false },
        ['all', ...sections].map((name) => el(components.CheckboxControl, { key: name, label: labels[name] ?? name, checked: open.includes(name), onChange: toggle(name) })),
      ),
    );
  }

  /** A link in the card would leave the editor. */
  function keepInEditor(event) {
    if (event.target.closest('a')) event.preventDefault();
  }

  function Edit({ attributes, setAttributes }) {
    const [isAsking, setIsAsking] = useState(!hasSource(attributes));
    const [problems, setProblems] = useState([]);
    const { text, words, link, error } = useConfig(attributes, hasSource(attributes));
    const { open, variant, theme, headingLevel, lang } = attributes;
    // What the block saves for a site without the plugin.
    useEffect(() => {
      if (words) setAttributes({ words, link: link || undefined });
    }, [words, link]);
    const key = JSON.stringify([text, open, variant, theme, headingLevel, lang]);
    useLayoutEffect(() => setProblems([]), [key]);

    function setSource(source) {
      setAttributes({ id: undefined, src: undefined, config: undefined, words: undefined, link: undefined, ...source });
      setIsAsking(false);
    }

    const isShown = !isAsking && hasSource(attributes);
    const change = el(blockEditor.BlockControls, null,
      el(components.ToolbarGroup, null,
        el(components.ToolbarButton, { onClick: () => setIsAsking(true) }, __('Change the config', 'inspection-card')),
      ),
    );
    const card = [
      // Above the card, which may be longer than the screen.
      el(Problems, { key: 'problems', problems: error ? [{ severity: 'error', what: error.replace(/\.$/, '') }] : problems }),
      !text && !error && el(components.Spinner, { key: 'wait' }),
      // Another element for another text: the card of the former one must not stay.
      text && el(Card, { key, attributes, text, onProblems: setProblems }),
    ];
    return el(Fragment, null,
      el(Settings, { attributes, setAttributes }),
      isShown && change,
      el('div', { ...blockEditor.useBlockProps(), onClickCapture: keepInEditor },
        isShown ? card : el(Source, { attributes, setSource, onCancel: hasSource(attributes) ? () => setIsAsking(false) : null }),
      ),
    );
  }

  /** What stays in the post: words that are true whatever the outcome is. */
  function save({ attributes: { words, link } }) {
    if (!words) return null;
    return el('p', blockEditor.useBlockProps.save(), link ? el('a', { href: link }, words) : words);
  }

  blocks.registerBlockType('inspection-card/card', { edit: Edit, save });
})();
