// What a server uses of wasm-bindgen's module. It is bundled as a function, so that each call has an instance of its own.
export { add_framework, add_locale, declare_frameworks, explain_invalid_json, initSync, render } from 'bindings';
