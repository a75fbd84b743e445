import type { AuditMessages } from "@/lib/web/messages/audit/messages.ts";

export const es: AuditMessages = {
  title: "Comprobar el escrutinio",
  intro:
    "Nadie tiene que creer estas cifras. Todo lo que llegó a la urna está en un registro en el que nada puede " +
    "cambiarse sin que cambie también su último código; y el escrutinio entero puede repetirse.",
  ledger: {
    heading: "El registro",
    sentence:
      "Cada lote escrutado añade un punto de control a una cadena de códigos. Quien haya anotado uno puede saber " +
      "después que nada anterior se cambió.",
    none: "Estos totales los publicó otro programa, sin registro.",
    checkpoints: "Puntos de control",
    head: "Último código de la cadena (SHA-256)",
    json: "La cadena en JSON",
    away: "El registro no se puede leer por ahora. Vuelva a cargar la página dentro de un momento.",
  },
  receipt: {
    heading: "¿Está mi voto?",
    sentence:
      "Quien vota recibe un comprobante. Dice dónde está el voto y fija su contenido, pero no revela a nadie para " +
      "quién es.",
    label: "Comprobante",
    check: "Comprobar",
    malformed:
      "Esto no es un comprobante. Empieza por urna1-0-4711- y tiene otras 43 letras y cifras; cópielo entero.",
    unknown:
      "El registro no tiene este comprobante. Un voto entra en él cuando se escruta, un instante después de " +
      "emitirse. Si no aparece, el voto no está en la urna de esta elección.",
    counted: "Su voto está en el registro y cuenta.",
    notCounted: "Su voto está en el registro, pero no cuenta.",
    outcome: {
      counted: "Fue el primer voto válido de esta persona.",
      duplicate: "Antes llegó otro voto de la misma persona.",
      unknown_voter: "La persona no estaba registrada cuando llegó el voto.",
      unknown_candidate: "Nadie se presenta con el nombre indicado.",
      under_age: "La persona no tiene la edad mínima el día de la elección.",
      poll_closed: "Llegó después del cierre de la votación.",
      malformed: "No pudo leerse como un voto.",
    },
    proof: (checkpoint, position, size) =>
      `Probado por el camino desde el comprobante hasta la raíz del punto de control ${checkpoint}, donde es el ` +
      `número ${position} de ${size}.`,
    flawed: (flaw) => `La prueba de este comprobante no se sostiene: ${flaw}.`,
    json: "La prueba en JSON",
  },
  report: {
    heading: "La última auditoría",
    none: "El escrutinio aún no se ha auditado.",
    titles: [
      "La cadena del registro",
      "El diario de Kafka, frente al registro",
      "Los votos, frente al diario",
      "Los votos rechazados, frente al diario",
      "Las sumas, frente al nuevo escrutinio",
      "Los temas publicados, frente al nuevo escrutinio",
      "Este sitio, frente al nuevo escrutinio",
    ],
    ok: (time) => `Escrutado de nuevo el ${time}, sin ninguna diferencia.`,
    differs: (time) => `Escrutado de nuevo el ${time}: hay diferencias.`,
    upTo: (votes, rejected, checkpoint) =>
      `${votes} votos y ${rejected} mensajes rechazados, hasta el punto de control ${checkpoint}.`,
    step: "Paso",
    compared: "Comparado",
    result: "Resultado",
    stepOk: "Ninguna diferencia",
    stepDiffers: (count) => `Diferencias: ${count}`,
    first: "La primera:",
  },
  how: {
    heading: "Audítelo usted mismo",
    sentence:
      "En la máquina del escrutinio, o con las direcciones de su Kafka y su Postgres, durante el escrutinio o después:",
    exits:
      "La auditoría vuelve a escrutar el registro de Kafka voto a voto y compara registro, votos, sumas, totales " +
      "publicados y este sitio. Si algo difiere, termina con el código 1 y dice dónde está la primera diferencia.",
  },
};
