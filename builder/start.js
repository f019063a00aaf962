// Starts the builder, or says that it can't be started.
import init from './inspection-card-builder.js';

init({ module_or_path: 'inspection-card-builder_bg.wasm' }).catch((error) => {
  document.getElementById('builder').textContent = `The builder can't be started in this browser: ${error.message}`;
});
